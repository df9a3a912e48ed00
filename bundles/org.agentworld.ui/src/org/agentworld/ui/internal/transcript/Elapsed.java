package org.agentworld.ui.internal.transcript;

import java.time.Duration;

/** Durations as a person reads them while they watch: minutes and seconds, with hours where there are any. */
public final class Elapsed {

	/** For example 0:07 or 1:02:03; zero for a negative duration, since clocks are set back at times. */
	public static String readable(Duration duration) {
		Duration elapsed = duration.isNegative() ? Duration.ZERO : duration;
		return elapsed.toHours() > 0
				? "%d:%02d:%02d".formatted(elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart())
				: "%d:%02d".formatted(elapsed.toMinutesPart(), elapsed.toSecondsPart());
	}

	private Elapsed() {
	}
}
