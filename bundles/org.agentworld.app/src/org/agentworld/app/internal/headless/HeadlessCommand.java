package org.agentworld.app.internal.headless;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line without a command. */
@Command(name = "./run --headless", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Agent World Workbench without a window.", //
		subcommands = { DemoCommand.class, ChatCommand.class }, //
		footerHeading = "%nExit codes:%n", //
		footer = { "  0 done", "  1 failed", "  2 not understood", "  130, 143 stopped by Ctrl-C or SIGTERM" })
final class HeadlessCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Say which command.");
	}
}
