package org.agentworld.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** From the start of the built program's process to the first line that a chat of the demo says. */
class StartBenchmark {

	private static final int ROUNDS = 7;

	@Test
	void startToTheFirstLineOfTheDemo() throws Exception {
		double[] seconds = new double[ROUNDS];
		for (int round = -1; round < ROUNDS; round++) {
			double measured = startDemo();
			if (round >= 0) {
				seconds[round] = measured;
			}
		}
		Measured rounds = new Measured(seconds);
		System.out.printf("%n| start to the first line of the demo | median | fastest | slowest |%n"
				+ "| --- | ---: | ---: | ---: |%n| 7 starts | %.2f s | %.2f s | %.2f s |%n", rounds.median(),
				rounds.percentile(0), rounds.percentile(100));
	}

	private static double startDemo() throws IOException, InterruptedException {
		Path program = Path.of(System.getProperty("agentworld.product"), "agentworld");
		ProcessBuilder builder = new ProcessBuilder(program.toString(), "--headless", "demo");
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.redirectError(ProcessBuilder.Redirect.INHERIT);
		long start = System.nanoTime();
		Process process = builder.start();
		try (BufferedReader out = process.inputReader()) {
			if (out.readLine() == null) {
				throw new IllegalStateException("the demo said nothing");
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			out.transferTo(Writer.nullWriter());
			process.waitFor();
			return seconds;
		}
	}
}
