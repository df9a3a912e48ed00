package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandLineTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void aCommandGetsWhatFollowsItsNameAndItsExitCodeIsPassedOn() {
		int exitCode = run((arguments, terminal) -> {
			terminal.out().print(arguments);
			return 42;
		}, "greet", "--loudly", "you there");

		assertThat(exitCode).isEqualTo(42);
		assertThat(out).hasToString("[--loudly, you there]");
	}

	@Test
	void helpListsTheCommands() {
		int exitCode = run((_, _) -> 1, "--help");

		assertThat(exitCode).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("  greet      says hello\n");
	}

	@Test
	void whatACommandDoesNotUnderstandIsAnUsageError() {
		int exitCode = run((_, _) -> {
			throw new UsageException("'--lodly' is no option of greet.");
		}, "greet", "--lodly");

		assertThat(exitCode).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("'--lodly' is no option of greet. ");
	}

	@Test
	void aFailureIsSaidInOneSentenceWithoutAStackTrace() {
		int exitCode = run((_, _) -> {
			throw new IOException("The data folder /there cannot be written.");
		}, "greet");

		assertThat(exitCode).isEqualTo(ExitCode.FAILED);
		assertThat(err).hasToString("The data folder /there cannot be written." + System.lineSeparator());
	}

	private int run(Body body, String... arguments) {
		Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8));
		return new CommandLine(List.of(new Greet(body)), "1.2.3", terminal).run(List.of(arguments));
	}

	private interface Body {
		int run(List<String> arguments, Terminal terminal) throws Exception;
	}

	private record Greet(Body body) implements Command {

		@Override
		public String name() {
			return "greet";
		}

		@Override
		public String summary() {
			return "says hello";
		}

		@Override
		public int run(List<String> arguments, Terminal terminal) throws Exception {
			return body.run(arguments, terminal);
		}

		@Override
		public void stop() {
			throw new AssertionError("no signal was sent");
		}
	}
}
