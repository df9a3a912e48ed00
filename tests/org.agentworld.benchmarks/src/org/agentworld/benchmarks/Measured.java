package org.agentworld.benchmarks;

import java.util.Arrays;

/** What several rounds gave. */
final class Measured {

	private final double[] sorted;

	Measured(double... rounds) {
		sorted = rounds.clone();
		Arrays.sort(sorted);
	}

	double median() {
		int middle = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	double percentile(int percent) {
		return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
	}
}
