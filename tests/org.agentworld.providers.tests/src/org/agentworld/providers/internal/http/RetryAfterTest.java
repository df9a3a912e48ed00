package org.agentworld.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryAfterTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final Instant now = Instant.parse("2026-11-22T10:00:00Z");

	@Test
	void secondsAndDatesAreRead() {
		assertThat(RetryAfter.parse("7", now)).contains(Duration.ofSeconds(7));
		assertThat(RetryAfter.parse("Sun, 22 Nov 2026 10:01:30 GMT", now)).contains(Duration.ofSeconds(90));
		assertThat(RetryAfter.parse("Sun, 22 Nov 2026 09:00:00 GMT", now)).contains(Duration.ZERO);
	}

	@Test
	void anythingElseIsNoTime() {
		assertThat(RetryAfter.parse("soon", now)).isEmpty();
		assertThat(RetryAfter.parse("-3", now)).isEmpty();
		assertThat(RetryAfter.parse("99999999999999999999", now)).isEmpty();
		assertThat(RetryAfter.parse("", now)).isEmpty();
	}
}
