package org.agentworld.ui.internal.viewmodel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.TurnId;

/** One thing that a transcript shows. Immutable. */
public sealed interface TranscriptEntry {

	/** Names the entry in its chat. */
	String key();

	/**
	 * A message of the log.
	 *
	 * @param usage what the turn cost that wrote it; empty if no turn did, or that is not known yet
	 */
	record Written(Message message, Optional<Usage> usage) implements TranscriptEntry {

		/** What it cost is not known yet. */
		public Written(Message message) {
			this(message, Optional.empty());
		}

		@Override
		public String key() {
			return "message-" + message.id();
		}
	}

	/** A turn that has not ended, with what it wrote up to the moment at which this was taken. */
	record Running(LiveTurn live) implements TranscriptEntry {
		@Override
		public String key() {
			return "turn-" + live.turn().id();
		}

		/** How long it has been running. */
		public Duration elapsed(Instant now) {
			return Duration.between(live.turn().requestedAt(), now);
		}
	}

	/** The mark of a turn that failed, was cancelled or interrupted, and can be retried. */
	record Unfinished(Turn turn) implements TranscriptEntry {

		private static final String KEY = "retry-";

		@Override
		public String key() {
			return KEY + turn.id();
		}

		/** The turn that a key of such a mark names; empty for keys of other entries. */
		public static Optional<TurnId> turnOf(String key) {
			return key.startsWith(KEY) ? Optional.of(TurnId.parse(key.substring(KEY.length()))) : Optional.empty();
		}
	}
}
