package org.agentworld.providers.internal.openai;

import org.agentworld.spi.provider.ProviderException;

/** Carries a failure out through LangChain4j's methods, which declare no checked exception. */
final class CallFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CallFailedException(ProviderException cause) {
		super(cause);
	}

	CallFailedException(InterruptedException cause) {
		super(cause);
	}

	/** Throws what was meant if that is an interrupt, otherwise returns it. */
	ProviderException unwrap() throws InterruptedException {
		return switch (getCause()) {
			case ProviderException failure -> failure;
			case InterruptedException interrupt -> throw interrupt;
			default -> throw this;
		};
	}
}
