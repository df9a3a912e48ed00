package org.agentworld.app.internal.headless.exchange;

import java.io.IOException;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.AgentNames;
import org.agentworld.app.internal.headless.command.ChatNames;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.exchange.ExportFormat;
import org.agentworld.exchange.ExportSubject;
import org.agentworld.exchange.Exports;
import org.agentworld.exchange.Progress;
import org.agentworld.model.World;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a world, a chat or an agent to a file or to standard output. */
@Command(name = "export", //
		description = "Exports a world, or one of its chats or agents. JSON is complete and can be imported again; Markdown"
				+ " and HTML are for people to read. No export holds a key.")
public final class ExportCommand extends ProgramCommand {

	/** What stands for standard output. */
	private static final String STANDARD_OUTPUT = "-";

	@Parameters(paramLabel = "WORLD", description = "The world's name.")
	private String worldName;

	/** One of them at most. */
	static final class Part {

		@Option(names = "--chat", paramLabel = "A", description = "Only this chat: its name or id.")
		private String chat;

		@Option(names = "--agent", paramLabel = "A", description = "Only this agent: its name.")
		private String agent;
	}

	@ArgGroup
	private Part part = new Part();

	@Option(names = "--format", paramLabel = "FORMAT", required = true,
			description = "${COMPLETION-CANDIDATES}, in any case. An agent is exported as JSON only.")
	private ExportFormat format;

	@Option(names = "--output", paramLabel = "FILE", required = true, description = "The file, or - for standard output.")
	private String output;

	@Option(names = "--force", description = "Replace the file if it exists.")
	private boolean force;

	@Override
	public int run(OpenProgram program, Caller caller) throws IOException, RefusedException {
		ExportSubject subject = subject(program.engine());
		Exports exports = new Exports(program.engine());
		Progress progress = _ -> caller.goOnUnlessStopped();
		if (output.equals(STANDARD_OUTPUT)) {
			exports.write(subject, format, caller.out(), progress);
			caller.out().flush();
			caller.goOnUnlessStopped();
		} else {
			caller.write(output, force, out -> exports.write(subject, format, out, progress));
		}
		return 0;
	}

	private ExportSubject subject(Engine engine) throws RefusedException {
		World world = WorldNames.find(engine.worlds(), worldName);
		if (part.agent != null) {
			return new ExportSubject.OneAgent(world.getId(), AgentNames.find(world, part.agent).getId());
		}
		if (part.chat != null) {
			return new ExportSubject.OneChat(ChatNames.find(engine.chats(), world, part.chat).getId());
		}
		return new ExportSubject.WholeWorld(world.getId());
	}
}
