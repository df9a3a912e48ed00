package org.agentworld.ui.internal.viewmodel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;

/** One thing that a transcript shows. Immutable. */
public sealed interface TranscriptEntry {

	/** Names the entry in its chat. */
	String key();

	/**
	 * A message of the log.
	 *
	 * @param turn         that wrote it, once that has ended; empty if none did
	 * @param alternatives other answers that were given in its place
	 */
	record Written(Message message, Optional<Turn> turn, Alternatives alternatives) implements TranscriptEntry {

		/** Of its turn nothing is known yet, and it is the only answer. */
		public Written(Message message) {
			this(message, Optional.empty(), Alternatives.NONE);
		}

		static String key(MessageId message) {
			return "message-" + message;
		}

		@Override
		public String key() {
			return key(message.id());
		}

		/** The message whose text is shown: this one, or another answer that the person looks at. */
		public Message shown() {
			return alternatives.other().orElse(message);
		}

		/** Which of the alternatives is shown, from 0 upwards; -1 if there are none. */
		public int place() {
			return alternatives.all().indexOf(shown().id());
		}

		Written by(Turn ended) {
			return new Written(message, Optional.of(ended), alternatives);
		}

		Written among(List<MessageId> all) {
			return new Written(message, turn, new Alternatives(all, Optional.empty()));
		}

		/** @param other may be the message itself */
		Written showing(Message other) {
			return new Written(message, turn,
					new Alternatives(alternatives.all(), Optional.of(other).filter(one -> !one.equals(message))));
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
