package org.agentworld.app.internal.headless;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ProgramCommand;

/** Where a command that was understood is run. */
@FunctionalInterface
interface Place {

	/**
	 * Runs it to its end.
	 *
	 * @return the exit code
	 * @throws Exception if it cannot be done; its message is a sentence for the person
	 */
	int run(ProgramCommand command, Caller caller) throws Exception;
}
