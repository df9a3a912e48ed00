package org.agentworld.benchmarks.internal.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How long the machine's processors have been given to other machines, {@code steal} in proc(5): a wait during which that
 * was much says little about the program. All zero where there is no such file.
 *
 * @param stolen of all processors, in the kernel's ticks
 * @param all    all their time, in the same
 */
record StolenTime(long stolen, long all) {

	private static final Path FILE = Path.of("/proc/stat");
	private static final int STEAL = 7;

	static StolenTime now() throws IOException {
		if (!Files.exists(FILE)) {
			return new StolenTime(0, 0);
		}
		try (var lines = Files.lines(FILE)) {
			// "cpu" and user nice system idle iowait irq softirq steal; guests are counted in user already.
			List<Long> times = Arrays.stream(lines.findFirst().orElseThrow().split(" +")).skip(1).limit(STEAL + 1L)
					.map(Long::valueOf).toList();
			return new StolenTime(times.get(STEAL), times.stream().mapToLong(Long::longValue).sum());
		}
	}

	/** The share of the processors' time since then. */
	double shareSince(StolenTime before) {
		return all == before.all ? 0 : (stolen - before.stolen) / (double) (all - before.all);
	}
}
