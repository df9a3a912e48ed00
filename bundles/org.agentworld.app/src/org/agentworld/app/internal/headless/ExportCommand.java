package org.agentworld.app.internal.headless;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.core.Connections;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.exchange.ExportFile;
import org.agentworld.exchange.ExportFormat;
import org.agentworld.exchange.ExportSubject;
import org.agentworld.exchange.Exports;
import org.agentworld.exchange.Progress;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a world, a chat or an agent to a file or to standard output. */
@Command(name = "export", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Exports a world, or one of its chats or agents. JSON is complete and can be imported again; Markdown"
				+ " and HTML are for people to read. No export holds a key.")
final class ExportCommand implements Callable<Integer> {

	/** What stands for standard output. */
	private static final String STANDARD_OUTPUT = "-";

	@ParentCommand
	private HeadlessCommand program;

	@Mixin
	private DataFolder data;

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
	public Integer call() throws Exception {
		try (OpenProgram opened = new OpenProgram(data.path(), Connections.NONE);
				StopOnSignal _ = new StopOnSignal(opened.engine()::close, StopOnSignal.TIME_TO_CLOSE)) {
			ExportSubject subject = subject(opened.engine());
			Exports exports = new Exports(opened.engine());
			if (output.equals(STANDARD_OUTPUT)) {
				OutputStream out = new BufferedOutputStream(program.terminal().out());
				exports.write(subject, format, out, Progress.NONE);
				out.flush();
				if (program.terminal().out().checkError()) {
					throw new RefusedException("Standard output did not take all of it.");
				}
			} else {
				ExportFile.write(Path.of(output).toAbsolutePath(), force,
						out -> exports.write(subject, format, out, Progress.NONE));
			}
			return 0;
		}
	}

	private ExportSubject subject(Engine engine) throws RefusedException {
		World world = WorldNames.find(engine.worlds(), worldName);
		if (part.agent != null) {
			Agent agent = world.getAgents().stream().filter(one -> one.getName().equalsIgnoreCase(part.agent)).findFirst()
					.orElseThrow(() -> new RefusedException("There is no agent '" + part.agent + "' in '" + world.getName()
							+ "'. There are: " + names(world.getAgents()) + "."));
			return new ExportSubject.OneAgent(world.getId(), agent.getId());
		}
		if (part.chat != null) {
			return new ExportSubject.OneChat(ChatNames.find(engine.chats(), world, part.chat)
					.orElseThrow(() -> new RefusedException("There is no chat '" + part.chat + "' in '" + world.getName() + "'."))
					.getId());
		}
		return new ExportSubject.WholeWorld(world.getId());
	}

	private static String names(List<Agent> agents) {
		return agents.stream().map(Agent::getName).collect(Collectors.joining(", "));
	}
}
