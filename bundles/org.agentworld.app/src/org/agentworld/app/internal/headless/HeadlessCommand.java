package org.agentworld.app.internal.headless;

import java.io.PrintWriter;

import org.agentworld.app.internal.program.ProgramVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line without a command, and what all commands share. */
@Command(name = "./run --headless", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Agent World Workbench without a window.", //
		subcommands = { DemoCommand.class, ChatCommand.class, ConnectionCommand.class, ExportCommand.class,
				ImportCommand.class }, //
		footer = { "", "Exit codes: 0 done, 1 failed, 2 not understood, 130 or 143 stopped by a signal." })
final class HeadlessCommand implements Runnable {

	private static final Logger LOG = LoggerFactory.getLogger(HeadlessCommand.class);

	@Spec
	private CommandSpec spec;

	private final Terminal terminal;

	private HeadlessCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	/** Runs to the end and returns the exit code; whatever goes wrong is said on the terminal, without a stack trace. */
	static int execute(Terminal terminal, String... arguments) {
		return new CommandLine(new HeadlessCommand(terminal)) //
				.setOut(new PrintWriter(terminal.out(), true)) //
				.setErr(new PrintWriter(terminal.err(), true)) //
				.setCaseInsensitiveEnumValuesAllowed(true) //
				.setParameterExceptionHandler((refused, _) -> {
					CommandLine command = refused.getCommandLine();
					command.getErr().println(refused.getMessage());
					CommandLine.UnmatchedArgumentException.printSuggestions(refused, command.getErr());
					command.getErr().println("'" + command.getCommandSpec().qualifiedName() + " --help' says more.");
					return command.getCommandSpec().exitCodeOnInvalidInput();
				}) //
				.setExecutionExceptionHandler((failure, command, _) -> {
					LOG.debug("The command failed.", failure);
					command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
					return command.getCommandSpec().exitCodeOnExecutionException();
				}) //
				.execute(arguments);
	}

	Terminal terminal() {
		return terminal;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command was given.");
	}
}
