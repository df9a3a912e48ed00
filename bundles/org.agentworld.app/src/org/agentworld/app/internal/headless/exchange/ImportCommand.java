package org.agentworld.app.internal.headless.exchange;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.exchange.ImportPreview;
import org.agentworld.exchange.ImportResult;
import org.agentworld.exchange.Imports;
import org.agentworld.exchange.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a world, a chat or an agent. */
@Command(name = "import", //
		description = "Imports a JSON export of this program, or a world or agent folder of Agent World 0.16, also as a ZIP"
				+ " archive. All of it or nothing. Prints the ids of what came in.")
public final class ImportCommand extends ProgramCommand {

	@Parameters(paramLabel = "PATH", description = "The file or folder.")
	private String path;

	@Option(names = "--into", paramLabel = "WORLD", description = "The world to which a chat or an agent is added.")
	private Optional<String> into = Optional.empty();

	@Option(names = "--dry-run", description = "Only look: print what would come in, which names are taken, and what is left"
			+ " out.")
	private boolean dryRun;

	@Option(names = "--on-clash", paramLabel = "CHOICE", description = "What to do about a name that is taken: rename (the"
			+ " imported one), replace (the one that is here; a world goes with all its chats) or skip. Default: refuse.")
	private Optional<Choice> onClash = Optional.empty();

	@Override
	public int run(OpenProgram program, Caller caller) throws RefusedException {
		Optional<WorldId> target = target(program.engine().worlds());
		Imports imports = new Imports(program.engine());
		Path source = caller.read(path, Long.MAX_VALUE);
		Progress progress = _ -> caller.goOnUnlessStopped();
		ImportPreview preview = imports.inspect(source, target, progress);
		preview.warnings().forEach(caller.err()::println);
		if (dryRun) {
			print(preview, caller.out());
			return 0;
		}
		print(imports.run(source, target, choices(preview), progress), caller.out());
		return 0;
	}

	private Optional<WorldId> target(WorldManager worlds) throws RefusedException {
		return into.isEmpty() ? Optional.empty() : Optional.of(WorldNames.find(worlds, into.get()).getId());
	}

	private Map<String, Choice> choices(ImportPreview preview) throws RefusedException {
		Map<String, Choice> choices = new HashMap<>();
		for (Clash clash : preview.clashes()) {
			choices.put(clash.name(), onClash.orElseThrow(() -> new RefusedException("These names are taken: "
					+ preview.clashes().stream().map(Clash::name).collect(Collectors.joining(", "))
					+ ". Say with --on-clash what to do: rename, replace or skip.")));
		}
		return choices;
	}

	private static void print(ImportPreview preview, PrintStream out) {
		out.println(switch (preview.kind()) {
			case WORLD -> "world";
			case CHAT -> "chat";
			case AGENT -> "agent";
		} + "\t" + preview.name());
		out.println("agents\t" + String.join(", ", preview.agents()));
		out.println("chats\t" + preview.chats());
		out.println("messages\t" + preview.messages());
		out.println("files\t" + preview.files());
		for (Clash clash : preview.clashes()) {
			out.println("taken\t" + clash.name() + "\trename would make it\t" + clash.newName());
		}
	}

	private static void print(ImportResult result, PrintStream out) {
		result.world().ifPresent(world -> out.println("world\t" + world));
		result.agents().forEach(agent -> out.println("agent\t" + agent));
		result.chats().forEach(chat -> out.println("chat\t" + chat));
	}
}
