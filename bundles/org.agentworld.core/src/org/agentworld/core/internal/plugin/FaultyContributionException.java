package org.agentworld.core.internal.plugin;

/** A plug-in describes something wrongly; the message says what, in a sentence. */
final class FaultyContributionException extends Exception {

	private static final long serialVersionUID = 1L;

	FaultyContributionException(String message) {
		super(message);
	}

	FaultyContributionException(String message, Throwable cause) {
		super(message, cause);
	}
}
