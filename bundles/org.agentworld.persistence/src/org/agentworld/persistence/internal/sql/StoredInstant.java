package org.agentworld.persistence.internal.sql;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * An instant as nanoseconds since 1970: an integer that sorts, indexes and keeps all that a clock can tell, so that
 * what comes out equals what went in. Holds the years 1678 to 2261.
 */
final class StoredInstant {

	private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	/** @throws IllegalArgumentException outside of those years */
	static long toColumn(Instant instant) {
		try {
			return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
		} catch (ArithmeticException e) {
			throw new IllegalArgumentException("The time " + instant + " is outside of the years 1678 to 2261.", e);
		}
	}

	static Instant fromColumn(long nanos) {
		return Instant.ofEpochSecond(0, nanos);
	}

	private StoredInstant() {
	}
}
