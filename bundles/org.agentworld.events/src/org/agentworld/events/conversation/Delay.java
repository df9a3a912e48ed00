package org.agentworld.events.conversation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a running turn does not call its model yet, or not again yet.
 *
 * @param reason what a program may decide by
 * @param why    a sentence for the person
 * @param until  when it goes on by itself; empty if that is not known
 */
public record Delay(Reason reason, String why, Optional<Instant> until) {

	/** What is waited for. */
	public enum Reason {
		/** The model's server could not answer, and is asked again after a while. */
		RETRY,
		/** The connection makes as many calls at the same time as it may; others are before this one. */
		PLACE,
		/** The computer's keyring has the key of the connection, and may be asking the person before it gives it out. */
		KEYRING
	}

	public Delay {
		Objects.requireNonNull(reason, "reason");
		Objects.requireNonNull(why, "why");
		Objects.requireNonNull(until, "until");
	}
}
