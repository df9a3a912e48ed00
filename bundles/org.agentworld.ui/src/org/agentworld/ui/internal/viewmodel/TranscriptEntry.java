package org.agentworld.ui.internal.viewmodel;

import java.time.Duration;
import java.time.Instant;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;

/** One thing that a transcript shows. Immutable. */
public sealed interface TranscriptEntry {

	/** Names the entry in its chat. */
	String key();

	/** A message of the log. */
	record Written(Message message) implements TranscriptEntry {
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
		@Override
		public String key() {
			return "retry-" + turn.id();
		}
	}
}
