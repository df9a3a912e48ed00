package org.agentworld.providers.internal.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header that says when a server wants to be asked again: in seconds, or at a date. */
final class RetryAfter {

	static Optional<Duration> in(HttpHeaders headers) {
		return headers.firstValue("Retry-After").flatMap(value -> parse(value.strip(), Instant.now()));
	}

	/** Empty if it is in none of the two forms; never negative. */
	static Optional<Duration> parse(String value, Instant now) {
		if (value.matches("\\d{1,9}")) {
			return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
		}
		try {
			Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
			return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
		} catch (DateTimeException _) {
			return Optional.empty();
		}
	}

	private RetryAfter() {
	}
}
