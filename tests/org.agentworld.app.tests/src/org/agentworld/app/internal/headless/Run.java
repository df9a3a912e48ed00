package org.agentworld.app.internal.headless;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.caller.Terminal;

/** What a command of this process left when it had ended. */
record Run(int exitCode, String out, String err) {

	/** Runs it to its end. */
	static Run of(String input, String... arguments) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		ProcessCaller caller = new ProcessCaller(
				new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err));
		int exitCode;
		try (ThisProcess place = new ThisProcess(caller, List.of(arguments))) {
			exitCode = HeadlessCommand.execute(caller, place, List.of(arguments));
		}
		return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}
}
