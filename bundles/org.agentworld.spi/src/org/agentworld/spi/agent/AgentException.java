package org.agentworld.spi.agent;

import java.util.Objects;

/** An agent cannot answer. Its message is a sentence for the person: what happened, to what, and what to do; no secret. */
public final class AgentException extends Exception {

	private static final long serialVersionUID = 1L;

	public AgentException(String message) {
		this(message, null);
	}

	/** @param cause for the log; may be null */
	public AgentException(String message, Throwable cause) {
		super(Objects.requireNonNull(message, "message"), cause);
	}
}
