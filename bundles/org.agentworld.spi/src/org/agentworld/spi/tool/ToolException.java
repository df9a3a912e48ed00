package org.agentworld.spi.tool;

import java.util.Objects;

/** A call could not be carried out. Model and person read its message: what happened, to what, and what to do; no secret. */
public final class ToolException extends Exception {

	private static final long serialVersionUID = 1L;

	public ToolException(String message) {
		this(message, null);
	}

	/** @param cause for the log; may be null */
	public ToolException(String message, Throwable cause) {
		super(Objects.requireNonNull(message, "message"), cause);
	}
}
