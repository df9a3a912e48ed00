package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.internal.routing.Audience;
import org.agentworld.events.conversation.ContentPart.Notice.Kind;
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
	 * @param position  where the message will stand
	 * @param world     as it is now; what follows from it is decided here, once
	 * @param answering the agents that answer, in their order
	 * @param requested a turn for each of them, as far as the turn limit allows
	 * @param whyNobody what to say if there is none
	 */
	static Beginning of(ChatId chat, QueuedMessage sent, long position, World world, List<AgentId> answering,
			List<RunningTurn> requested, String whyNobody, Instant now) {
		List<Message> messages = new ArrayList<>();
		messages.add(new Message(sent.id(), chat, position, Role.HUMAN, Optional.empty(), "", sent.content(),
				Optional.empty(), now));
		if (requested.isEmpty()) {
			messages.add(SystemMessage.notice(chat, position + 1, Kind.NOBODY_ANSWERS, whyNobody, now));
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
