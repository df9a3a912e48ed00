package org.agentworld.core;

import java.time.Duration;
import java.time.Instant;

import org.agentworld.core.internal.session.SystemTimers;

/** Tells the time and waits, so that tests can do both without waiting. */
public interface Timers {

	/** The time of day. */
	Instant now();

	/**
	 * Runs something later, once, on a thread that all share: it only hands work over and never blocks.
	 *
	 * @return withdraws it; does nothing if it ran already
	 */
	Runnable after(Duration delay, Runnable task);

	/** The computer's clock. */
	static Timers system() {
		return SystemTimers.INSTANCE;
	}
}
