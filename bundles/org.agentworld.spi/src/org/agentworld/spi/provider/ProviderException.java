package org.agentworld.spi.provider;

import java.util.Objects;

import org.agentworld.events.conversation.TurnError;

/** A model did not answer. Its message is shown to the person and contains no key. */
public class ProviderException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient TurnError error;

	public ProviderException(TurnError error, Throwable cause) {
		super(error.message(), cause);
		this.error = Objects.requireNonNull(error, "error");
	}

	public ProviderException(TurnError error) {
		this(error, null);
	}

	/** What the turn fails with; never null. */
	public final TurnError error() {
		return error;
	}
}
