package org.agentworld.benchmarks.internal;

import java.util.Arrays;
import java.util.Collection;

/** Statistics over durations in nanoseconds. */
record Samples(long[] sorted) {

	Samples {
		Arrays.sort(sorted);
	}

	static Samples of(Collection<Long> nanos) {
		return new Samples(nanos.stream().mapToLong(Long::longValue).toArray());
	}

	double medianMillis() {
		return quantile(0.5) / 1e6;
	}

	double medianMicros() {
		return quantile(0.5) / 1e3;
	}

	double maxMillis() {
		return sorted[sorted.length - 1] / 1e6;
	}

	double minMillis() {
		return sorted[0] / 1e6;
	}

	/** The sample below which this part of all lies. */
	long quantile(double part) {
		return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))];
	}
}
