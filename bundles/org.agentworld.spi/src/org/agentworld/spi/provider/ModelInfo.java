package org.agentworld.spi.provider;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A model that a server offers.
 *
 * @param id            names it in requests
 * @param name          what people read; may be the same
 * @param contextTokens how much of a conversation it can read, in tokens, with the answer or without; empty if the server
 *                      does not say
 */
public record ModelInfo(String id, String name, OptionalInt contextTokens) {

	public ModelInfo {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(contextTokens, "contextTokens");
	}

	/** A model of which only the name is known. */
	public ModelInfo(String id, String name) {
		this(id, name, OptionalInt.empty());
	}
}
