package org.agentworld.providers.internal.http;

import java.util.Optional;

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

	/**
	 * What was meant by an exception that came out of LangChain4j, which may have wrapped it; empty if it carries nothing of
	 * ours.
	 *
	 * @throws InterruptedException if that is an interrupt
	 */
	static Optional<ProviderException> in(RuntimeException thrown) throws InterruptedException {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof CallFailedException) {
				switch (cause.getCause()) {
					case ProviderException failure -> {
						return Optional.of(failure);
					}
					case InterruptedException interrupt -> throw interrupt;
					default -> throw thrown;
				}
			}
		}
		return Optional.empty();
	}
}
