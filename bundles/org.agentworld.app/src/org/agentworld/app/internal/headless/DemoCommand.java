package org.agentworld.app.internal.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.agentworld.app.internal.program.DemoWorld;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.core.Connections;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.StoreException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Three chats of one world at the same moment, and proof that nothing crossed. */
@Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Asks three chats at the same moment, without key and network, and checks that nothing of one shows"
				+ " up in another.")
final class DemoCommand implements Callable<Integer> {

	private static final List<String> FRUITS = List.of("apples", "bananas", "cherries");

	@ParentCommand
	private HeadlessCommand program;

	@Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: a temporary one, deleted at the"
			+ " end.")
	private Optional<Path> data = Optional.empty();

	@Override
	public Integer call() throws Exception {
		if (data.isPresent()) {
			return run(data.get().toAbsolutePath());
		}
		Path temporary = Files.createTempDirectory("agent-world-demo");
		try {
			return run(temporary);
		} finally {
			delete(temporary);
		}
	}

	private int run(Path folder) throws StoreException, RefusedException, InterruptedException {
		Terminal terminal = program.terminal();
		try (OpenProgram opened = new OpenProgram(folder, Connections.NONE);
				StopOnSignal _ = new StopOnSignal(opened.engine()::close, StopOnSignal.TIME_TO_CLOSE)) {
			World world = DemoWorld.in(opened.engine().worlds());
			ChatManager chats = opened.engine().chats();
			List<Question> questions = new ArrayList<>();
			for (String fruit : FRUITS) {
				Chat chat = chats.create(world.getId(), "Chat about " + fruit);
				questions.add(Question.of(chat, "Tell me about " + fruit + "."));
			}
			List<Answer> answers = new Conversations(chats, OutputFormat.PLAIN.on(terminal)).ask(questions);
			Crossings crossings = new Crossings(FRUITS, answers);
			crossings.print(terminal.out());
			return crossings.none() ? 0 : 1;
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> content = Files.walk(folder)) {
			for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}
}
