package org.agentworld.app.internal.headless;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.chat.ChatCommand;
import org.agentworld.app.internal.headless.chat.DemoCommand;
import org.agentworld.app.internal.headless.chat.SearchCommand;
import org.agentworld.app.internal.headless.chat.TailCommand;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.definition.AgentCommands;
import org.agentworld.app.internal.headless.definition.ChatCommands;
import org.agentworld.app.internal.headless.definition.ConnectionCommands;
import org.agentworld.app.internal.headless.definition.WorldCommands;
import org.agentworld.app.internal.headless.exchange.ExportCommand;
import org.agentworld.app.internal.headless.exchange.ImportCommand;
import org.agentworld.app.internal.owner.Service;
import org.agentworld.app.internal.owner.Service.ElsewhereException;
import org.agentworld.app.internal.program.ProgramVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line without a command, and how each is run. */
@Command(name = "./run --headless", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Agent World Workbench without a window.", //
		subcommands = { DemoCommand.class, ChatCommand.class, TailCommand.class, SearchCommand.class, WorldCommands.class,
				AgentCommands.class, ChatCommands.class, ConnectionCommands.class, ExportCommand.class, ImportCommand.class }, //
		footer = { "", "If a window or another command has the data folder open, that carries the command out.", "",
				"Exit codes: 0 done, 1 failed, 2 not understood, 3 who carried it out ended before it was done, 4 nothing done since"
						+ " the data folder is in use, 130, 141 or 143 stopped by a signal." })
final class HeadlessCommand {

	private static final Logger LOG = LoggerFactory.getLogger(HeadlessCommand.class);

	/**
	 * Runs to the end and returns the exit code; whatever goes wrong is said to the caller, without a stack trace.
	 *
	 * @throws ElsewhereException as the place says
	 */
	static int execute(Caller caller, Place place, List<String> arguments) {
		AtomicReference<ElsewhereException> elsewhere = new AtomicReference<>();
		try {
			int code = new CommandLine(new HeadlessCommand()) //
					.setOut(new PrintWriter(caller.out(), true)) //
					.setErr(new PrintWriter(caller.err(), true)) //
					// The same for all callers, whoever runs it; and a text that begins with @ is a mention, not a file.
					.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)).setExpandAtFiles(false) //
					.setCaseInsensitiveEnumValuesAllowed(true) //
					.setExecutionStrategy(parsed -> {
						try {
							return run(parsed, caller, place);
						} catch (ElsewhereException e) {
							// The library would take it for a fault, print it and give a code instead.
							elsewhere.set(e);
							return 0;
						}
					}) //
					.setParameterExceptionHandler((refused, _) -> say(refused)) //
					.setExecutionExceptionHandler((failure, command, _) -> say(failure, command)) //
					.execute(arguments.toArray(String[]::new));
			if (elsewhere.get() != null) {
				throw elsewhere.get();
			}
			return code;
		} finally {
			caller.out().flush();
		}
	}

	private static int run(ParseResult parsed, Caller caller, Place place) {
		Integer helped = CommandLine.executeHelpRequest(parsed);
		if (helped != null) {
			return helped;
		}
		CommandLine last = parsed.asCommandLineList().getLast();
		if (!(last.getCommand() instanceof ProgramCommand command)) {
			throw new ParameterException(last, "No command was given. There are: "
					+ String.join(", ", last.getSubcommands().keySet()) + ".");
		}
		try {
			command.check(caller);
			return place.run(command, caller);
		} catch (ParameterException | ElsewhereException e) {
			throw e;
		} catch (CancellationException _) {
			return Service.STOPPED;
		} catch (Exception e) {
			throw new ExecutionException(last, "The command failed.", e);
		}
	}

	private static int say(ParameterException refused) {
		CommandLine command = refused.getCommandLine();
		command.getErr().println(refused.getMessage());
		CommandLine.UnmatchedArgumentException.printSuggestions(refused, command.getErr());
		command.getErr().println("'" + command.getCommandSpec().qualifiedName() + " --help' says more.");
		return command.getCommandSpec().exitCodeOnInvalidInput();
	}

	private static int say(Exception failure, CommandLine command) {
		LOG.debug("The command failed.", failure);
		command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
		return command.getCommandSpec().exitCodeOnExecutionException();
	}

	private HeadlessCommand() {
	}
}
