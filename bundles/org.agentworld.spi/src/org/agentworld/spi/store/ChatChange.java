package org.agentworld.spi.store;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.NameSource;

/** One change of one chat; a list of them is applied in order, as one transaction. */
public sealed interface ChatChange {

	/**
	 * Adds a message to the end of the log, together with who sees it. Its position must be above all positions that the
	 * log ever had.
	 *
	 * @param recipients who sees and who answers it; decided once, here
	 */
	record AppendMessage(Message message, Recipients recipients) implements ChatChange {
		public AppendMessage {
			Objects.requireNonNull(message, "message");
			Objects.requireNonNull(recipients, "recipients");
		}

		/** A message that nobody answers. */
		public AppendMessage(Message message, Set<AgentId> seenBy) {
			this(message, Recipients.seeing(seenBy));
		}
	}

	/** Takes messages out of the log; their rows stay, marked by one operation. */
	record CutMessages(CutReason reason, List<MessageId> messages) implements ChatChange {
		public CutMessages {
			Objects.requireNonNull(reason, "reason");
			messages = List.copyOf(messages);
		}
	}

	/** Why messages are taken out of the log. */
	enum CutReason {
		/** They are the incomplete answer of a turn that is tried again. */
		RETRY,
		/** A person deleted them, or what they followed was asked for again. */
		DELETE,
		/** A person wrote another message in their place. */
		EDIT,
		/** Another answer to the same message was asked for: these stay as {@linkplain Store#answers alternatives}. */
		REGENERATE
	}

	/** Puts messages that were cut back into the log, each at its old position. */
	record RestoreMessages(List<MessageId> messages) implements ChatChange {
		public RestoreMessages {
			messages = List.copyOf(messages);
		}
	}

	/** Adds a turn, or writes its new state. A turn that becomes final loses its {@link AppendTurnText saved text}. */
	record PutTurn(Turn turn) implements ChatChange {
		public PutTurn {
			Objects.requireNonNull(turn, "turn");
		}
	}

	/**
	 * Saves text that a running turn wrote since the last time, so that a crash does not lose it.
	 *
	 * @param kind   which of the turn's two texts
	 * @param offset where it begins, in UTF-16 units; the length of what was saved before
	 */
	record AppendTurnText(TurnId turn, TextKind kind, int offset, String text) implements ChatChange {
		public AppendTurnText {
			Objects.requireNonNull(turn, "turn");
			Objects.requireNonNull(kind, "kind");
			Objects.requireNonNull(text, "text");
		}
	}

	/** The texts that a running turn has. */
	enum TextKind {
		ANSWER, REASONING
	}

	/** The turn no longer offers a retry. */
	record DismissTurn(TurnId turn) implements ChatChange {
		public DismissTurn {
			Objects.requireNonNull(turn, "turn");
		}
	}

	/** Replaces the queue. */
	record PutQueue(Queue queue) implements ChatChange {
		public PutQueue {
			Objects.requireNonNull(queue, "queue");
		}
	}

	/**
	 * Gives the chat another name.
	 *
	 * @param source where that is from
	 */
	record Rename(String name, NameSource source) implements ChatChange {
		public Rename {
			Objects.requireNonNull(name, "name");
			Objects.requireNonNull(source, "source");
		}

		/** A person gave it. */
		public Rename(String name) {
			this(name, NameSource.PERSON);
		}
	}

	/** Pins the chat, or takes the pin away. */
	record Pin(boolean pinned) implements ChatChange {
	}

	/** Archives the chat, or takes it out of the archive. */
	record Archive(boolean archived) implements ChatChange {
	}

	/** The person has seen the log up to a position; a smaller one than before changes nothing. */
	record MarkSeen(long position) implements ChatChange {
	}
}
