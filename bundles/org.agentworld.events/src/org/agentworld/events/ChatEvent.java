package org.agentworld.events;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;

/**
 * Something that happened in one chat. Immutable; published by the chat's session alone, in the order of
 * {@link EventStamp#eventSeq()}. Kinds may be added: code outside the program's own bundles has a default branch.
 */
public sealed interface ChatEvent {

	/** The chat that this concerns; never null. */
	ChatAddress address();

	/** The event's place in the chat; never null. */
	EventStamp stamp();

	/** The last token of the event's topic. */
	default Kind kind() {
		return Kind.of(this);
	}

	/** The chat exists now; the first event of its first epoch. */
	record ChatCreated(ChatAddress address, EventStamp stamp, String name) implements ChatEvent {
		public ChatCreated {
			check(address, stamp, name);
		}
	}

	/** The chat has another name. */
	record ChatRenamed(ChatAddress address, EventStamp stamp, String name) implements ChatEvent {
		public ChatRenamed {
			check(address, stamp, name);
		}
	}

	/** The chat is pinned now, or not any more. */
	record ChatPinned(ChatAddress address, EventStamp stamp, boolean pinned) implements ChatEvent {
		public ChatPinned {
			check(address, stamp, pinned);
		}
	}

	/** The chat is archived now, or not any more. */
	record ChatArchived(ChatAddress address, EventStamp stamp, boolean archived) implements ChatEvent {
		public ChatArchived {
			check(address, stamp, archived);
		}
	}

	/**
	 * The person has seen more of the chat.
	 *
	 * @param position up to which; greater each time
	 */
	record ChatSeen(ChatAddress address, EventStamp stamp, long position) implements ChatEvent {
		public ChatSeen {
			check(address, stamp, position);
		}
	}

	/** The chat and all its rows are gone; the last event of the chat. */
	record ChatDeleted(ChatAddress address, EventStamp stamp) implements ChatEvent {
		public ChatDeleted {
			check(address, stamp, "");
		}
	}

	/** A message stands in the log and is durable. */
	record MessageCommitted(ChatAddress address, EventStamp stamp, Message message) implements ChatEvent {
		public MessageCommitted {
			check(address, stamp, message);
			if (!message.chat().equals(address.chat())) {
				throw new IllegalArgumentException("A message of chat " + message.chat() + " cannot be published in chat "
						+ address.chat() + ".");
			}
		}
	}

	/**
	 * Messages were taken out of the log by one operation.
	 *
	 * @param turns those that answer one of the messages and offered a retry; they are gone with them
	 */
	record MessagesCut(ChatAddress address, EventStamp stamp, List<MessageId> messages, List<TurnId> turns)
			implements ChatEvent {
		public MessagesCut {
			check(address, stamp, messages);
			messages = List.copyOf(messages);
			turns = List.copyOf(turns);
		}
	}

	/**
	 * Messages that were cut are in the log again. The first event of a new epoch: who follows the chat asks for a snapshot.
	 *
	 * @param turns those that answer one of the messages and offer a retry again
	 */
	record MessagesRestored(ChatAddress address, EventStamp stamp, List<MessageId> messages, List<TurnId> turns)
			implements ChatEvent {
		public MessagesRestored {
			check(address, stamp, messages);
			messages = List.copyOf(messages);
			turns = List.copyOf(turns);
		}
	}

	/** A turn was requested, or went on to another unfinished state. */
	record TurnStepped(ChatAddress address, EventStamp stamp, Turn turn) implements ChatEvent {
		public TurnStepped {
			check(address, stamp, turn);
			checkTurn(address, turn, !turn.state().isFinal());
		}
	}

	/** A running turn waits before it calls its model (again); empty: it calls now. */
	record TurnDelayed(ChatAddress address, EventStamp stamp, TurnId turn, Optional<Delay> delay) implements ChatEvent {
		public TurnDelayed {
			check(address, stamp, turn);
			Objects.requireNonNull(delay, "delay");
		}
	}

	/**
	 * Text of a running turn.
	 *
	 * @param offset where the text begins in the turn's text, in UTF-16 units
	 * @param text   what was added
	 */
	record TurnChunk(ChatAddress address, EventStamp stamp, TurnId turn, int offset, String text) implements ChatEvent {
		public TurnChunk {
			check(address, stamp, turn);
			Objects.requireNonNull(text, "text");
		}
	}

	/** Reasoning of a running turn; offsets as in {@link TurnChunk}, counted in the reasoning. */
	record TurnReasoning(ChatAddress address, EventStamp stamp, TurnId turn, int offset, String text)
			implements ChatEvent {
		public TurnReasoning {
			check(address, stamp, turn);
			Objects.requireNonNull(text, "text");
		}
	}

	/** A turn ended as it should; its message was published before. */
	record TurnEnded(ChatAddress address, EventStamp stamp, Turn turn) implements ChatEvent {
		public TurnEnded {
			check(address, stamp, turn);
			checkTurn(address, turn, turn.state() == TurnState.ENDED);
		}
	}

	/** A turn ended by an error and can be retried; text that it had was published before, as a message. */
	record TurnFailed(ChatAddress address, EventStamp stamp, Turn turn) implements ChatEvent {
		public TurnFailed {
			check(address, stamp, turn);
			checkTurn(address, turn, turn.state() == TurnState.FAILED);
		}
	}

	/** A person stopped a turn, which can be retried; text that it had was published before, as a message. */
	record TurnCancelled(ChatAddress address, EventStamp stamp, Turn turn) implements ChatEvent {
		public TurnCancelled {
			check(address, stamp, turn);
			checkTurn(address, turn, turn.state() == TurnState.CANCELLED);
		}
	}

	/** A failed, cancelled or interrupted turn no longer offers a retry: it was retried or dismissed. */
	record TurnDismissed(ChatAddress address, EventStamp stamp, TurnId turn) implements ChatEvent {
		public TurnDismissed {
			check(address, stamp, turn);
		}
	}

	/** The chat does something else now. */
	record ActivityChanged(ChatAddress address, EventStamp stamp, Activity activity) implements ChatEvent {
		public ActivityChanged {
			check(address, stamp, activity);
		}
	}

	/** The queue, as it is now. */
	record QueueChanged(ChatAddress address, EventStamp stamp, Queue queue) implements ChatEvent {
		public QueueChanged {
			check(address, stamp, queue);
		}
	}

	private static void check(ChatAddress address, EventStamp stamp, Object content) {
		Objects.requireNonNull(address, "An event of a chat needs the chat's address.");
		Objects.requireNonNull(stamp, "An event of a chat needs a stamp.");
		Objects.requireNonNull(content, "An event of a chat needs its content.");
	}

	private static void checkTurn(ChatAddress address, Turn turn, boolean stateFits) {
		if (!turn.chat().equals(address.chat())) {
			throw new IllegalArgumentException(
					"A turn of chat " + turn.chat() + " cannot be published in chat " + address.chat() + ".");
		}
		if (!stateFits) {
			throw new IllegalArgumentException("This event does not fit a turn that is " + turn.state() + ".");
		}
	}

	/** The kinds of {@link ChatEvent}, by the token that ends their topic. */
	enum Kind {
		CREATED("created", false), RENAMED("renamed", false), PINNED("pinned", false), ARCHIVED("archived", false),
		SEEN("seen", false), DELETED("deleted", false),
		MESSAGE_COMMITTED("message-committed", false), MESSAGES_CUT("messages-cut", false),
		MESSAGES_RESTORED("messages-restored", false),
		TURN_STEPPED("turn-stepped", false), TURN_DELAYED("turn-delayed", false),
		TURN_CHUNK("turn-chunk", true), TURN_REASONING("turn-reasoning", true),
		TURN_ENDED("turn-ended", false), TURN_FAILED("turn-failed", false), TURN_CANCELLED("turn-cancelled", false),
		TURN_DISMISSED("turn-dismissed", false), ACTIVITY("activity", false), QUEUE("queue", false);

		private final String token;
		private final boolean streamed;

		Kind(String token, boolean streamed) {
			this.token = token;
			this.streamed = streamed;
		}

		/** The topic's last token; unique. */
		public String token() {
			return token;
		}

		/** Whether events of this kind come many a second while a model answers. */
		public boolean isStreamed() {
			return streamed;
		}

		static Kind of(ChatEvent event) {
			return switch (event) {
				case ChatCreated _ -> CREATED;
				case ChatRenamed _ -> RENAMED;
				case ChatPinned _ -> PINNED;
				case ChatArchived _ -> ARCHIVED;
				case ChatSeen _ -> SEEN;
				case ChatDeleted _ -> DELETED;
				case MessageCommitted _ -> MESSAGE_COMMITTED;
				case MessagesCut _ -> MESSAGES_CUT;
				case MessagesRestored _ -> MESSAGES_RESTORED;
				case TurnStepped _ -> TURN_STEPPED;
				case TurnDelayed _ -> TURN_DELAYED;
				case TurnChunk _ -> TURN_CHUNK;
				case TurnReasoning _ -> TURN_REASONING;
				case TurnEnded _ -> TURN_ENDED;
				case TurnFailed _ -> TURN_FAILED;
				case TurnCancelled _ -> TURN_CANCELLED;
				case TurnDismissed _ -> TURN_DISMISSED;
				case ActivityChanged _ -> ACTIVITY;
				case QueueChanged _ -> QUEUE;
			};
		}
	}
}
