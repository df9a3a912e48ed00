package org.agentworld.events.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one life of a chat's session; a new one begins whenever a session is opened, so that numbers of an earlier life are never mistaken for this one's.
 *
 * @param value never null
 */
public record SessionEpoch(UUID value) {

	public SessionEpoch {
		Objects.requireNonNull(value, "session epoch");
	}

	/** A new id that no other object has. */
	public static SessionEpoch random() {
		return new SessionEpoch(UUID.randomUUID());
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or not a UUID in its canonical form
	 */
	public static SessionEpoch parse(String text) {
		return new SessionEpoch(CanonicalUuid.parse("session epoch", text));
	}

	/** The UUID in its canonical form, which is also a valid token of an Event Admin topic. */
	@Override
	public String toString() {
		return value.toString();
	}
}
