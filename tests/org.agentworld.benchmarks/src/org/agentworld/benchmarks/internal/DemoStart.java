package org.agentworld.benchmarks.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the person waits from the command to the first line of the demo. */
final class DemoStart implements Benchmark {

	private static final int STARTS = 5;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		start(); // warm-up: the files are in memory then
		List<Long> taken = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			taken.add(start());
		}
		Samples samples = Samples.of(taken);
		out.println("| start to first line, median s | fastest s | slowest s |\n|--:|--:|--:|");
		out.println("| %.2f | %.2f | %.2f |".formatted(samples.medianMillis() / 1e3, samples.minMillis() / 1e3,
				samples.maxMillis() / 1e3));
	}

	private static long start() throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process demo = new ProcessBuilder(System.getProperty("agentworld.product") + "/agentworld", "--headless", "demo")
				.redirectErrorStream(true).start();
		try (BufferedReader lines = demo.inputReader()) {
			String line = lines.readLine();
			long nanos = System.nanoTime() - start;
			while (line != null) {
				line = lines.readLine();
			}
			if (demo.waitFor() != 0) {
				throw new IOException("The demo failed.");
			}
			return nanos;
		}
	}
}
