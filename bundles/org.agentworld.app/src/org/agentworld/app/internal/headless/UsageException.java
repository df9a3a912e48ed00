package org.agentworld.app.internal.headless;

/** The command line is not understood. The message says what to write instead. */
final class UsageException extends Exception {

	private static final long serialVersionUID = 1L;

	UsageException(String message) {
		super(message);
	}
}
