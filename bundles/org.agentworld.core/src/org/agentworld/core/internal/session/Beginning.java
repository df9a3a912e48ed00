package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.Addressing;
import org.agentworld.core.Mentions;
import org.agentworld.core.internal.routing.Audience;
import org.agentworld.events.conversation.ContentPart.Notice.Kind;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.Recipients;

/**
 * How a human message enters the log: with the turns that answer it, or with a notice that nobody does.
 *
 * @param recipients of the human's message
 * @param messages   that, and the notice if there is one
 * @param requested  the turns; those that call their model at once are in that state
 */
record Beginning(Recipients recipients, List<Message> messages, List<RunningTurn> requested) {

	/**
	 * @param position where the message will stand
	 * @param world    as it is now; what follows from it is decided here, once
	 * @param ordinal  of the first turn
	 */
	static Beginning of(ChatId chat, QueuedMessage sent, long position, World world, TurnRequests requests, long ordinal,
			Instant now) {
		Addressing addressing = Mentions.of(world, Message.textOf(sent.content()));
		List<AgentId> answering = new ArrayList<>(addressing.answering());
		List<RunningTurn> requested = new ArrayList<>();
		for (AgentId agent : addressing.answering()) {
			if (requested.size() < world.getTurnLimit()) {
				requests.request(world, agent, sent.id(), Exchange.first(sent.id()).plus(requested.size()),
						ordinal + requested.size()).ifPresentOrElse(requested::add, () -> answering.remove(agent));
			}
		}
		List<Message> messages = new ArrayList<>();
		messages.add(new Message(sent.id(), chat, position, Role.HUMAN, Optional.empty(), "", sent.content(),
				Optional.empty(), now));
		if (requested.isEmpty()) {
			messages.add(SystemMessage.notice(chat, position + 1, Kind.NOBODY_ANSWERS,
					addressing.whyNobody().orElse("Nobody answers: who was to answer is being deleted."), now));
		}
		start(world, requested);
		return new Beginning(Audience.ofHuman(world, answering), messages, requested);
	}

	/** Lets those of some requested turns call their model that begin at once. */
	static void start(World world, List<RunningTurn> requested) {
		first(world, requested).forEach(turn -> turn.become(turn.turn().in(TurnState.CALLING_MODEL)));
	}

	/** Those of some turns that nobody is asked before: one, or all at once where the world wants that. */
	static List<RunningTurn> first(World world, List<RunningTurn> waiting) {
		boolean allAtOnce = world.getAnswerOrder() == AnswerOrder.AT_THE_SAME_TIME;
		return waiting.stream().limit(allAtOnce ? waiting.size() : 1).toList();
	}

	/** The position of the last message. */
	long lastPosition() {
		return messages.getLast().position();
	}

	List<ChatChange> changes() {
		List<ChatChange> changes = new ArrayList<>();
		for (Message message : messages) {
			changes.add(new ChatChange.AppendMessage(message,
					message.role() == Role.HUMAN ? recipients : Recipients.NONE));
		}
		requested.forEach(turn -> changes.add(new ChatChange.PutTurn(turn.turn())));
		return changes;
	}
}
