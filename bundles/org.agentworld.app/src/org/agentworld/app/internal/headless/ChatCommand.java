package org.agentworld.app.internal.headless;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.agentworld.app.internal.program.ConnectionOptions;
import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.core.Attachments;
import org.agentworld.core.ChatManager;
import org.agentworld.core.ConnectionManager;
import org.agentworld.core.Connections;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.provider.ProviderException;
import org.eclipse.emf.ecore.util.EcoreUtil;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Sends one text to one or several chats at the same moment and streams the answers. */
@Command(name = "chat", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Sends a text to one or several chats at the same moment and streams the answers. A world or chat"
				+ " that does not exist is created.")
final class ChatCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@ParentCommand
	private HeadlessCommand program;

	@Mixin
	private DataFolder data;

	@Mixin
	private ConnectionOptions connection;

	@Option(names = "--world", paramLabel = "W", required = true, description = "The world's name.")
	private String worldName;

	@Option(names = "--chat", paramLabel = "A", required = true, description = "A chat's name or id; may be repeated.")
	private List<String> chatNames;

	@Option(names = "--attach", paramLabel = "FILE",
			description = "A file that goes with the text; may be repeated. Each chat gets all of them.")
	private List<Path> files = List.of();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "plain", description = "plain, for people, or json:"
			+ " every event of the chats as one line. Default: plain.")
	private OutputFormat format;

	@Parameters(paramLabel = "TEXT", arity = "0..1", description = "What to send. Default: standard input, as UTF-8.")
	private Optional<String> text = Optional.empty();

	@Override
	public Integer call() throws Exception {
		refuseRepeatedChats();
		Connections connections = connection.connections();
		Terminal terminal = program.terminal();
		String message = message(terminal);
		try (OpenProgram opened = new OpenProgram(data.path(), connections);
				StopOnSignal _ = new StopOnSignal(opened.engine()::close, StopOnSignal.TIME_TO_CLOSE)) {
			Engine engine = opened.engine();
			refuseUnknownIds(engine.chats());
			refuseUnknownConnection(connections, engine.connections());
			List<ContentPart> content = new ArrayList<>(attached(engine.attachments()));
			if (!message.isBlank()) {
				content.add(new ContentPart.Text(message));
			}
			ChatManager.checkMessage(content);
			World world = world(engine.worlds());
			List<Question> questions = new ArrayList<>();
			for (String name : chatNames) {
				questions.add(new Question(chat(engine, world, name), content));
			}
			List<Answer> answers = new Conversations(engine.chats(), format.on(terminal)).ask(questions);
			return answers.stream().allMatch(answer -> answer.troubles() == 0) ? 0 : 1;
		}
	}

	private void refuseRepeatedChats() {
		Set<String> seen = new HashSet<>();
		chatNames.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
			throw new ParameterException(spec.commandLine(), "The chat '" + name + "' is named twice.");
		});
	}

	/** Before anything is created. */
	private void refuseUnknownIds(ChatManager chats) throws RefusedException {
		for (String name : chatNames) {
			Optional<ChatId> id = ChatNames.idIn(name);
			if (id.isPresent()) {
				chats.get(id.get());
			}
		}
	}

	/** Before it is kept as the world's. */
	private void refuseUnknownConnection(Connections ofThisRun, ConnectionManager stored)
			throws RefusedException, ProviderException {
		Optional<String> chosen = connection.chosen();
		if (chosen.isPresent() && ofThisRun.route(chosen.get()).isEmpty() && stored.find(chosen.get()).isEmpty()) {
			throw new RefusedException("There is no connection '" + chosen.get() + "'. There are: "
					+ stored.all().stream().map(ConnectionSettings::getId).collect(Collectors.joining(", ")) + ".");
		}
	}

	/** Before anything is opened. */
	private String message(Terminal terminal) throws IOException, RefusedException {
		String message = text.isPresent() ? text.get()
				: new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
		if (message.isBlank() && files.isEmpty()) {
			throw new ParameterException(spec.commandLine(), "The message is empty.");
		}
		if (!message.isBlank()) {
			ChatManager.checkMessage(List.of(new ContentPart.Text(message)));
		}
		return message;
	}

	/** Before anything is created: one that cannot be attached ends the command. */
	private List<Attachment> attached(Attachments attachments) throws RefusedException, InterruptedException {
		List<Attachment> attached = new ArrayList<>();
		for (Path file : files) {
			attached.add(Conversations.get(attachments.add(file)));
		}
		return attached;
	}

	private World world(WorldManager worlds) throws RefusedException {
		World known = worlds.named(worldName).orElse(null);
		if (known == null) {
			World draft = ModelFactory.eINSTANCE.createWorld();
			draft.setName(worldName);
			draft.setConnection(connection.chosen().orElse(ConnectionOptions.OFFLINE));
			draft.setModel(connection.model().orElse(""));
			Agent agent = ModelFactory.eINSTANCE.createAgent();
			agent.setName("Assistant");
			agent.setSystemPrompt("You are a helpful assistant.");
			draft.getAgents().add(agent);
			return worlds.create(draft);
		}
		String wanted = connection.chosen().orElse(known.getConnection());
		String model = connection.model().orElse(known.getModel());
		if (wanted.equals(known.getConnection()) && model.equals(known.getModel())) {
			return known;
		}
		World edited = EcoreUtil.copy(known);
		edited.setConnection(wanted);
		edited.setModel(model);
		return worlds.update(edited);
	}

	private static Chat chat(Engine engine, World world, String name) throws RefusedException {
		Optional<Chat> known = ChatNames.find(engine.chats(), world, name);
		return known.isPresent() ? known.get() : engine.chats().create(world.getId(), name);
	}
}
