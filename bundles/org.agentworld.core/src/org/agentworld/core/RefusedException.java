package org.agentworld.core;

/**
 * A request was not carried out, and nothing was changed. The message is a sentence for the person: what was refused,
 * why, and what to do.
 */
public class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	public RefusedException(String message) {
		super(message);
	}

	public RefusedException(String message, Throwable cause) {
		super(message, cause);
	}
}
