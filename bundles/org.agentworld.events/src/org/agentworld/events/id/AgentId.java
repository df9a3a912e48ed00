package org.agentworld.events.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an agent.
 *
 * @param value never null
 */
public record AgentId(UUID value) {

	public AgentId {
		Objects.requireNonNull(value, "agent id");
	}

	/** A new id that no other object has. */
	public static AgentId random() {
		return new AgentId(UUID.randomUUID());
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or not a UUID in its canonical form
	 */
	public static AgentId parse(String text) {
		return new AgentId(CanonicalUuid.parse("agent id", text));
	}

	/** The UUID in its canonical form, which is also a valid token of an Event Admin topic. */
	@Override
	public String toString() {
		return value.toString();
	}
}
