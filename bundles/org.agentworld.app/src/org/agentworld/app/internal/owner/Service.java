package org.agentworld.app.internal.owner;

import java.util.List;
import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;

/** What the owner of a data folder does for clients. Called by many threads at the same time. */
public interface Service {

	/** The exit code of a command that was stopped: what a shell says of a program that Ctrl-C ended. */
	int STOPPED = 130;

	/** The client asks the wrong process: it has to run the command itself. Nothing has been done. */
	final class ElsewhereException extends RuntimeException {

		private static final long serialVersionUID = 1L;
	}

	/**
	 * Runs a command to its end, or until its caller stops it.
	 *
	 * @param begin called before the first thing is done; after that this throws nothing
	 * @return the exit code
	 * @throws ElsewhereException before it has begun
	 */
	int run(List<String> arguments, Caller caller, Runnable begin);

	/**
	 * Brings the window to the front. Blocks until that is done, for some seconds at most.
	 *
	 * @return why that cannot be done; empty if it is done
	 */
	Optional<String> show();
}
