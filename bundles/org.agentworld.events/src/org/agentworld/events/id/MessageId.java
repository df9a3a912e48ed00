package org.agentworld.events.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a message of a chat's log.
 *
 * @param value never null
 */
public record MessageId(UUID value) {

	public MessageId {
		Objects.requireNonNull(value, "message id");
	}

	/** A new id that no other object has. */
	public static MessageId random() {
		return new MessageId(UUID.randomUUID());
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or not a UUID in its canonical form
	 */
	public static MessageId parse(String text) {
		return new MessageId(CanonicalUuid.parse("message id", text));
	}

	/** The UUID in its canonical form, which is also a valid token of an Event Admin topic. */
	@Override
	public String toString() {
		return value.toString();
	}
}
