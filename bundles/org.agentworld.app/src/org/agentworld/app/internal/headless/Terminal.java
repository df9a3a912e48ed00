package org.agentworld.app.internal.headless;

import java.io.InputStream;
import java.io.PrintStream;

/** The three streams of the process; tests pass their own. */
record Terminal(InputStream in, PrintStream out, PrintStream err) {

	static Terminal ofProcess() {
		return new Terminal(System.in, System.out, System.err);
	}
}
