package org.agentworld.events.conversation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a turn failed.
 *
 * @param kind       what a program may decide by
 * @param message    a sentence for the person: what happened, to what, and what to do; never a key
 * @param retryAfter how long the server asked to wait, if it did
 */
public record TurnError(Kind kind, String message, Optional<Duration> retryAfter) {

	/** What went wrong. */
	public enum Kind {
		/** The key is missing, wrong or not allowed to do this. */
		AUTHENTICATION,
		/** The address or the model does not exist. */
		NOT_FOUND,
		/** The server asks to be called less often. */
		RATE_LIMITED,
		/** What the key may use, or the money behind it, is used up. */
		QUOTA,
		/** The server refused the request as it was made. */
		BAD_REQUEST,
		/** What was to be sent is more than the model can read. */
		CONTEXT_TOO_LONG,
		/** The server is there, but cannot answer now. */
		UNAVAILABLE,
		/** No connection, or it broke off. */
		NETWORK,
		/** No answer in time. */
		TIMEOUT,
		/** The answer was empty, broke off or could not be read. */
		BAD_ANSWER,
		/** The answer could not be saved. */
		STORE,
		/** What the agent is set to use does not exist. */
		CONFIGURATION,
		/** The plug-in whose code is the agent is missing, switched off, or cannot be started. */
		PLUG_IN,
		/** The agent is code of a plug-in, and says itself why it cannot answer. */
		AGENT,
		/** A fault of the provider's, agent's or tool's code. */
		FAULTY_PLUGIN
	}

	public TurnError {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(message, "message");
		Objects.requireNonNull(retryAfter, "retryAfter");
	}

	public static TurnError of(Kind kind, String message) {
		return new TurnError(kind, message, Optional.empty());
	}
}
