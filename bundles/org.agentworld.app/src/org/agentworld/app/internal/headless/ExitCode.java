package org.agentworld.app.internal.headless;

/** What the shell gets to see. A signal's code (130 for Ctrl-C, 143 for SIGTERM) is the JVM's own. */
final class ExitCode {

	static final int OK = 0;
	static final int FAILED = 1;
	static final int USAGE = 2;

	private ExitCode() {
	}
}
