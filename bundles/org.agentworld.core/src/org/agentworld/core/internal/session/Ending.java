package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.MessageId;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.Recipients;

/**
 * How a turn ends: in which state, and with the message that keeps what it wrote, if it wrote anything.
 *
 * @param turn       in its final state
 * @param message    at the position that the log has next
 * @param recipients who sees and who answers the message
 */
record Ending(Turn turn, Optional<Message> message, Recipients recipients) {

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
	 * A turn that has answered.
	 *
	 * @param text     of its message, in place of what the model wrote
	 * @param position where the message stands
	 */
	static Ending answered(RunningTurn turn, MessageId message, String text, long position, Recipients recipients,
			Instant now) {
		List<ContentPart> content = turn.content().stream()
				.map(part -> part instanceof ContentPart.Text ? new ContentPart.Text(text) : part).toList();
		return new Ending(finished(turn.turn(), Optional.of(message), turn.ending().orElseThrow(), now),
				Optional.of(message(turn.turn(), message, content, position, now)), recipients);
	}

	/** A turn that had nothing to say but that the exchange is over. */
	static Ending withoutWords(RunningTurn turn, long position, Instant now) {
		return new Ending(finished(turn.turn(), Optional.empty(), turn.ending().orElseThrow(), now),
				Optional.of(SystemMessage.notice(turn.turn().chat(), position, Notice.Kind.EXCHANGE_ENDED,
						"'" + turn.turn().agentName() + "' ended the exchange.", now)),
				Recipients.NONE);
	}

	/**
	 * A turn that failed or was ended.
	 *
	 * @param content  what it had written; may be empty
	 * @param position where a message would stand
	 */
	static Ending incomplete(Turn turn, List<ContentPart> content, Cause cause, long position, Recipients recipients,
			Instant now) {
		Optional<Message> message = content.isEmpty() ? Optional.empty()
				: Optional.of(message(turn, MessageId.random(), content, position, now));
		return new Ending(finished(turn, message.map(Message::id), cause, now), message, recipients);
	}

	/** A turn that is not asked for any more, since the exchange is over. */
	static Ending unasked(Turn turn, Instant now) {
		return new Ending(finished(turn, Optional.empty(), Cause.answered(Usage.UNKNOWN), now), Optional.empty(),
				Recipients.NONE);
	}

	private static Turn finished(Turn turn, Optional<MessageId> answer, Cause cause, Instant now) {
		return turn.finished(cause.state(), answer, cause.usage(), cause.error(), now);
	}

	private static Message message(Turn turn, MessageId id, List<ContentPart> content, long position, Instant now) {
		return new Message(id, turn.chat(), position, Role.AGENT, Optional.of(turn.agent()), turn.agentName(), content,
				Optional.of(turn.id()), now);
	}

	List<ChatChange> changes() {
		List<ChatChange> changes = new ArrayList<>();
		message.ifPresent(text -> changes.add(new ChatChange.AppendMessage(text, recipients)));
		changes.add(new ChatChange.PutTurn(turn));
		return changes;
	}
}
