package org.agentworld.benchmarks.internal;

import java.util.Arrays;
import java.util.Collection;

/** Statistics over durations in nanoseconds. */
public record Samples(long[] sorted) {

	public Samples {
		Arrays.sort(sorted);
	}

	public static Samples of(Collection<Long> nanos) {
		return new Samples(nanos.stream().mapToLong(Long::longValue).toArray());
	}

	public double medianMillis() {
		return quantile(0.5) / 1e6;
	}

	public double medianMicros() {
		return quantile(0.5) / 1e3;
	}

	public double maxMillis() {
		return sorted[sorted.length - 1] / 1e6;
	}

	public double minMillis() {
		return sorted[0] / 1e6;
	}

	/** The sample below which this part of all lies. */
	public long quantile(double part) {
		return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))];
	}
}
