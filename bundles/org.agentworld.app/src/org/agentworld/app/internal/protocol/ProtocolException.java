package org.agentworld.app.internal.protocol;

import java.io.IOException;

/** The other side said something that does not belong to the protocol. */
public final class ProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	/** @param message a sentence; quotes nothing of what was said, which may be a secret */
	public ProtocolException(String message) {
		super(message);
	}

	public ProtocolException(String message, Throwable cause) {
		super(message, cause);
	}
}
