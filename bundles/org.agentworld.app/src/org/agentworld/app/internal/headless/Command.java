package org.agentworld.app.internal.headless;

import java.util.List;

/** What one word of the headless command line does. One instance runs at most once. */
interface Command {

	/** The word itself, as in {@code ./run --headless demo}. */
	String name();

	/** What it does, in one line of at most 60 characters, for {@code --help}. */
	String summary();

	/**
	 * Does it, on the main thread, and closes what it opened before it returns or throws.
	 *
	 * @param arguments what follows the command word
	 * @return the process's exit code
	 * @throws UsageException if the arguments are not understood; nothing has been changed then
	 * @throws Exception if it failed; the message is a sentence for the person at the terminal
	 */
	int run(List<String> arguments, Terminal terminal) throws Exception;

	/**
	 * The process is asked to end (Ctrl-C, SIGTERM): {@link #run} is to return soon. Called from another thread, at any
	 * moment, at most once; returns without waiting.
	 */
	void stop();
}
