package org.agentworld.spi.provider;

import java.util.Objects;

/** A key. It is not written anywhere: {@link #toString()} does not contain it, and it is not serializable. */
public final class Secret {

	private final String value;

	/**
	 * @throws IllegalArgumentException if {@code value} is empty or contains characters that cannot stand in a request
	 *                                  header, such as a line break; the message does not contain it
	 */
	public Secret(String value) {
		this.value = Objects.requireNonNull(value, "value");
		if (value.isBlank()) {
			throw new IllegalArgumentException("The key is empty.");
		}
		if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
			throw new IllegalArgumentException("The key contains a space, a line break or another character that no key"
					+ " has. Copy it again, without anything around it.");
		}
	}

	/** The key itself, for the one place that sends it. */
	public String reveal() {
		return value;
	}

	@Override
	public String toString() {
		return "•••";
	}
}
