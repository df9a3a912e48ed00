package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.internal.turn.Audience;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Notice.Kind;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.Recipients;

/**
 * How a human message enters the log: with the turns that answer it, or with a notice that nobody does.
 *
 * @param world     as it is now; what follows from it is decided here, once
 * @param messages  the human's, and the notice if there is one
 * @param requested the turns; those that call their model at once are in that state
 */
record Beginning(World world, List<Message> messages, List<RunningTurn> requested) {

	/**
	 * @param position  where the message will stand
	 * @param requested a turn for each agent that answers, in their order
	 */
	static Beginning of(ChatId chat, QueuedMessage sent, long position, World world, List<RunningTurn> requested,
			Instant now) {
		List<Message> messages = new ArrayList<>();
		messages.add(message(chat, sent.id(), position, Role.HUMAN, sent.content(), now));
		if (requested.isEmpty()) {
			messages.add(message(chat, MessageId.random(), position + 1, Role.SYSTEM,
					List.of(new ContentPart.Notice(Kind.NOBODY_ANSWERS, Audience.whyNobodyAnswers(world))), now));
		}
		start(world, requested);
		return new Beginning(world, messages, requested);
	}

	/** Lets those of some requested turns call their model that begin at once. */
	static void start(World world, List<RunningTurn> requested) {
		boolean allAtOnce = world.getAnswerOrder() == AnswerOrder.AT_THE_SAME_TIME;
		requested.stream().limit(allAtOnce ? requested.size() : 1)
				.forEach(turn -> turn.become(turn.turn().in(TurnState.CALLING_MODEL)));
	}

	private static Message message(ChatId chat, MessageId id, long position, Role role, List<ContentPart> content,
			Instant now) {
		return new Message(id, chat, position, role, Optional.empty(), "", content, Optional.empty(), now);
	}

	/** The position of the last message. */
	long lastPosition() {
		return messages.getLast().position();
	}

	List<ChatChange> changes() {
		List<ChatChange> changes = new ArrayList<>();
		for (Message message : messages) {
			changes.add(new ChatChange.AppendMessage(message, message.role() == Role.HUMAN
					? new Recipients(Audience.ofHuman(world), requested.stream().map(turn -> turn.turn().agent()).toList())
					: Recipients.NONE));
		}
		requested.forEach(turn -> changes.add(new ChatChange.PutTurn(turn.turn())));
		return changes;
	}
}
