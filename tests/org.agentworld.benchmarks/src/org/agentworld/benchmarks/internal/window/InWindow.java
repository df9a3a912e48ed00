package org.agentworld.benchmarks.internal.window;

import java.io.PrintStream;

/** The half of a benchmark that runs in the program. */
@FunctionalInterface
interface InWindow {

	/**
	 * Called on a thread of its own.
	 *
	 * @param out takes the numbers, as lines of a Markdown table
	 */
	void run(Window window, PrintStream out) throws Exception;
}
