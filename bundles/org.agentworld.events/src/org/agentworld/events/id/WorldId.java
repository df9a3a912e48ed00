package org.agentworld.events.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a world.
 *
 * @param value never null
 */
public record WorldId(UUID value) {

	public WorldId {
		Objects.requireNonNull(value, "world id");
	}

	/** A new id that no other object has. */
	public static WorldId random() {
		return new WorldId(UUID.randomUUID());
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or not a UUID in its canonical form
	 */
	public static WorldId parse(String text) {
		return new WorldId(CanonicalUuid.parse("world id", text));
	}

	/** The UUID in its canonical form, which is also a valid token of an Event Admin topic. */
	@Override
	public String toString() {
		return value.toString();
	}
}
