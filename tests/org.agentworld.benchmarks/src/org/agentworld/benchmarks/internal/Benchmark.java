package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.nio.file.Path;

/** Measures one thing and prints it. */
@FunctionalInterface
public interface Benchmark {

	/**
	 * @param folder an empty folder of its own
	 * @param out    takes the numbers, as lines of a Markdown table
	 */
	void run(Path folder, PrintStream out) throws Exception;
}
