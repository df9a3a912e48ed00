package org.agentworld.app.internal.headless;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the command that the arguments name and runs it; answers {@code --help} and {@code --version} itself. */
final class CommandLine {

	private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

	private final Map<String, Command> commands;
	private final String version;
	private final Terminal terminal;

	CommandLine(Collection<Command> commands, String version, Terminal terminal) {
		this.commands = commands.stream().collect(Collectors.toMap(Command::name, Function.identity()));
		this.version = version;
		this.terminal = terminal;
	}

	/** Runs to the end and returns the exit code; whatever goes wrong is said on the terminal. */
	int run(List<String> arguments) {
		if (arguments.isEmpty()) {
			return refuse("No command was given.");
		}
		String word = arguments.getFirst();
		switch (word) {
			case "--help", "-h" -> {
				terminal.out().print(help());
				return ExitCode.OK;
			}
			case "--version" -> {
				terminal.out().println("Agent World Workbench " + version);
				return ExitCode.OK;
			}
			default -> {
				Command command = commands.get(word);
				return command == null ? refuse("There is no command '" + word + "'.")
						: run(command, arguments.subList(1, arguments.size()));
			}
		}
	}

	private int run(Command command, List<String> arguments) {
		try (var _ = new StopOnSignal(command::stop, StopOnSignal.TIME_TO_CLOSE)) {
			return command.run(arguments, terminal);
		} catch (UsageException e) {
			return refuse(e.getMessage());
		} catch (Exception e) {
			LOG.debug("The command '{}' failed.", command.name(), e);
			terminal.err().println(e.getMessage() == null ? e.toString() : e.getMessage());
			return ExitCode.FAILED;
		}
	}

	private int refuse(String why) {
		terminal.err().println(why + " './run --headless --help' lists what there is.");
		return ExitCode.USAGE;
	}

	private String help() {
		String listed = commands.values().stream().map(command -> "  %-10s %s%n".formatted(command.name(), command.summary()))
				.sorted().collect(Collectors.joining());
		return """
				Usage: ./run --headless COMMAND [ARGUMENT...]

				%s  --help     shows this
				  --version  shows the program's version

				'./run --headless COMMAND --help' says more about a command.
				Exit codes: 0 done, 1 failed, 2 not understood, 130 or 143 stopped by a signal.
				""".formatted(listed);
	}
}
