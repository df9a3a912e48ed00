package org.agentworld.ui.internal.connection;

import java.util.Optional;

import org.agentworld.spi.provider.Secret;

/** Text that a person enters as a key. */
final class SecretText {

	/** Why it cannot be a key, as a sentence that does not contain it; empty if it can. */
	static Optional<String> fault(String text) {
		try {
			new Secret(text);
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.of(e.getMessage());
		}
	}

	private SecretText() {
	}
}
