package org.agentworld.events.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a turn.
 *
 * @param value never null
 */
public record TurnId(UUID value) {

	public TurnId {
		Objects.requireNonNull(value, "turn id");
	}

	/** A new id that no other object has. */
	public static TurnId random() {
		return new TurnId(UUID.randomUUID());
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or not a UUID in its canonical form
	 */
	public static TurnId parse(String text) {
		return new TurnId(CanonicalUuid.parse("turn id", text));
	}

	/** The UUID in its canonical form, which is also a valid token of an Event Admin topic. */
	@Override
	public String toString() {
		return value.toString();
	}
}
