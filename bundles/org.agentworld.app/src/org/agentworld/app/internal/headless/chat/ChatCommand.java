package org.agentworld.app.internal.headless.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.ChatNames;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.ConnectionOptions;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.RunConnections.Use;
import org.agentworld.core.Attachments;
import org.agentworld.core.ChatManager;
import org.agentworld.core.ConnectionManager;
import org.agentworld.core.Connections;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.eclipse.emf.ecore.util.EcoreUtil;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one text to one or several chats at the same moment and streams the answers. */
@Command(name = "chat", description = "Sends a text to one or several chats at the same moment and streams the answers. A world or chat"
				+ " that does not exist is created.")
public final class ChatCommand extends ProgramCommand {

	private static final String EMPTY = "The message is empty.";
	/** In bytes; as many as the longest message can have in UTF-8, and some, so that it is said what is too long. */
	private static final int LONGEST_INPUT = 4 * ChatManager.LONGEST_MESSAGE;

	@Mixin
	private ConnectionOptions connection;

	@Option(names = "--world", paramLabel = "W", required = true, description = "The world's name or id.")
	private String worldName;

	@Option(names = "--chat", paramLabel = "A", required = true, description = "A chat's name or id; may be repeated.")
	private List<String> chatNames;

	@Option(names = "--attach", paramLabel = "FILE",
			description = "A file that goes with the text; may be repeated. Each chat gets all of them.")
	private List<String> files = List.of();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "plain", description = "plain, for people; json: every"
			+ " event of the chats as one line; markdown: whole answers under headings. Default: plain.")
	private OutputFormat format;

	@Parameters(paramLabel = "TEXT", arity = "0..1", description = "What to send. Default: standard input, as UTF-8.")
	private Optional<String> text = Optional.empty();

	private Connections described;

	@Override
	public void check(Caller caller) {
		refuseRepeatedChats();
		described = connection.connections(caller::variable);
		if (text.isPresent() && text.get().isBlank() && files.isEmpty()) {
			throw refused(EMPTY);
		}
	}

	@Override
	public int run(OpenProgram program, Caller caller) throws RefusedException {
		Engine engine = program.engine();
		refuseUnknownIds(engine.chats());
		refuseUnknownConnection(engine.connections());
		List<ContentPart> content = content(engine.attachments(), caller);
		World world = world(engine.worlds());
		List<Question> questions = new ArrayList<>();
		for (String name : chatNames) {
			questions.add(new Question(chat(engine, world, name), content));
		}
		List<ChatId> chats = questions.stream().map(question -> question.chat().getId()).toList();
		try (Use _ = program.connections().use(chats, described)) {
			List<Answer> answers = new Conversations(engine.chats(), caller, format.on(caller, Shown.ANSWERS)).ask(questions);
			return answers.stream().allMatch(answer -> answer.troubles() == 0) ? 0 : 1;
		}
	}

	private void refuseRepeatedChats() {
		Set<String> seen = new HashSet<>();
		chatNames.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
			throw refused("The chat '" + name + "' is named twice.");
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
	private void refuseUnknownConnection(ConnectionManager stored) throws RefusedException {
		Optional<String> chosen = connection.chosen();
		if (chosen.isPresent() && described == Connections.NONE && stored.find(chosen.get()).isEmpty()) {
			throw new RefusedException("There is no connection '" + chosen.get() + "'. There are: "
					+ stored.all().stream().map(ConnectionSettings::getId).collect(Collectors.joining(", ")) + ".");
		}
	}

	/** Before anything is created: what cannot be sent ends the command. */
	private List<ContentPart> content(Attachments attachments, Caller caller) throws RefusedException {
		String message = text.isPresent() ? text.get()
				: new String(caller.input(LONGEST_INPUT), StandardCharsets.UTF_8);
		if (message.isBlank() && files.isEmpty()) {
			throw refused(EMPTY);
		}
		List<ContentPart> content = new ArrayList<>();
		for (String file : files) {
			content.add(caller.await(attachments.add(caller.read(file, Attachments.LARGEST_FILE + 1L))));
		}
		if (!message.isBlank()) {
			content.add(new ContentPart.Text(message));
		}
		ChatManager.checkMessage(content);
		return content;
	}

	private World world(WorldManager worlds) throws RefusedException {
		World known = WorldNames.findIfThere(worlds, worldName).orElse(null);
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
		Optional<Chat> known = ChatNames.findIfThere(engine.chats(), world, name);
		return known.isPresent() ? known.get() : engine.chats().create(world.getId(), name);
	}
}
