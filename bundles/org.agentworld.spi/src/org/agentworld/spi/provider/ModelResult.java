package org.agentworld.spi.provider;

import java.util.Objects;

import org.agentworld.events.conversation.Usage;

/**
 * How a complete answer ended.
 *
 * @param finish why it ended
 * @param usage  what it cost; {@link Usage#UNKNOWN} if the provider does not say
 */
public record ModelResult(Finish finish, Usage usage) {

	/** Why a model stopped. */
	public enum Finish {
		/** It had said everything. */
		COMPLETE,
		/** The answer reached its maximum of tokens. */
		LENGTH,
		/** The server's filter ended it. */
		FILTERED
	}

	public ModelResult {
		Objects.requireNonNull(finish, "finish");
		Objects.requireNonNull(usage, "usage");
	}
}
