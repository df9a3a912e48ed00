package org.agentworld.app.internal.headless.definition;

import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.RefusedException;
import org.agentworld.model.World;

import picocli.CommandLine.Option;

/** A command about something that belongs to a world. */
abstract class OfWorld extends ProgramCommand {

	@Option(names = "--world", paramLabel = "W", required = true, description = "The world's name or id.")
	private String worldName;

	final World world(OpenProgram program) throws RefusedException {
		return WorldNames.find(program.engine().worlds(), worldName);
	}
}
