package org.agentworld.events.id;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a chat.
 *
 * @param value never null
 */
public record ChatId(UUID value) {

	public ChatId {
		Objects.requireNonNull(value, "chat id");
	}

	/** A new id that no other object has. */
	public static ChatId random() {
		return new ChatId(UUID.randomUUID());
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or not a UUID in its canonical form
	 */
	public static ChatId parse(String text) {
		return new ChatId(CanonicalUuid.parse("chat id", text));
	}

	/** The UUID in its canonical form, which is also a valid token of an Event Admin topic. */
	@Override
	public String toString() {
		return value.toString();
	}
}
