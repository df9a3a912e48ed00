package org.agentworld.core.internal.turn;

import java.time.Duration;
import java.util.Optional;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.TurnId;

/** How long to wait before a server is asked again, if at all. */
final class Backoff {

	private static final Duration FIRST = Duration.ofSeconds(1);
	private static final Duration LONGEST = Duration.ofSeconds(30);
	/** A server that asks for more than this is asked again when the person says so. */
	private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);
	/** So much longer at most, so that many chats that failed together do not come again together. */
	private static final double SPREAD = 0.25;

	/**
	 * @param attempt which one failed, from 1
	 * @return empty if asking again by itself makes no sense
	 */
	static Optional<Duration> after(TurnError error, int attempt, TurnId turn) {
		if (error.kind() != TurnError.Kind.RATE_LIMITED && error.kind() != TurnError.Kind.UNAVAILABLE) {
			return Optional.empty();
		}
		Duration asked = error.retryAfter().orElse(Duration.ZERO);
		if (asked.compareTo(LONGEST_ASKED_FOR) > 0) {
			return Optional.empty();
		}
		Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
		Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
		if (asked.compareTo(wait) > 0) {
			wait = asked;
		}
		double share = (turn.hashCode() & 0xFF) / 255.0;
		return Optional.of(wait.plusMillis(Math.round(wait.toMillis() * SPREAD * share)));
	}

	private Backoff() {
	}
}
