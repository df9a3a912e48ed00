package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.spi.store.ChatChange;

/**
 * How a turn ends: in which state, and with the message that keeps what it wrote, if it wrote anything.
 *
 * @param turn    in its final state
 * @param message at the position that the log has next
 * @param seenBy  who remembers the message
 */
record Ending(Turn turn, Optional<Message> message, Set<AgentId> seenBy) {

	/** What led to the end. */
	record Cause(TurnState state, Usage usage, Optional<TurnError> error) {

		static final Cause CANCELLED = new Cause(TurnState.CANCELLED, Usage.UNKNOWN, Optional.empty());
		static final Cause INTERRUPTED = new Cause(TurnState.INTERRUPTED, Usage.UNKNOWN, Optional.empty());

		static Cause answered(Usage usage) {
			return new Cause(TurnState.ENDED, usage, Optional.empty());
		}

		static Cause failed(TurnError error) {
			return new Cause(TurnState.FAILED, Usage.UNKNOWN, Optional.of(error));
		}
	}

	/**
	 * @param position where a message would stand
	 */
	static Ending of(Turn turn, List<ContentPart> content, Cause cause, long position, Set<AgentId> seenBy, Instant now) {
		Optional<Message> message = content.isEmpty() ? Optional.empty()
				: Optional.of(new Message(MessageId.random(), turn.chat(), position, Role.AGENT,
						Optional.of(turn.agent()), turn.agentName(), content, Optional.of(turn.id()), now));
		return new Ending(turn.finished(cause.state(), message.map(Message::id), cause.usage(), cause.error(), now),
				message, seenBy);
	}

	List<ChatChange> changes() {
		List<ChatChange> changes = new ArrayList<>();
		message.ifPresent(text -> changes.add(new ChatChange.AppendMessage(text, seenBy)));
		changes.add(new ChatChange.PutTurn(turn));
		return changes;
	}
}
