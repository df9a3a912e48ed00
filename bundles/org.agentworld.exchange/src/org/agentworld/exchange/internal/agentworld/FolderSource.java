package org.agentworld.exchange.internal.agentworld;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.id.ChatId;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.ImportPreview.Origin;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.exchange.internal.Receiver;
import org.agentworld.exchange.internal.Source;
import org.agentworld.exchange.internal.json.Node;
import org.agentworld.exchange.internal.json.Trees;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;

/** A world folder of Agent World 0.16, or the folder of one of its agents. */
public final class FolderSource implements Source {

	private static final String CONFIG = "config.json";
	private static final String AGENTS = "agents";
	private static final String CHATS = "chats";
	private static final String MEMORY = "memory.json";

	/** Opens the folder, each time anew. */
	private interface Opening {
		Folder open() throws UnreadableException;
	}

	private final Opening opening;
	private final Providers providers;

	private FolderSource(Opening opening, List<ConnectionSettings> connections) {
		this.opening = opening;
		this.providers = new Providers(connections);
	}

	/** A folder on a disk. */
	public static FolderSource ofFolder(Path folder, List<ConnectionSettings> connections) {
		return new FolderSource(() -> new DiskFolder(folder), connections);
	}

	/** A ZIP archive of a folder. */
	public static FolderSource ofArchive(Path file, List<ConnectionSettings> connections) {
		return new FolderSource(() -> new ZipFolder(file), connections);
	}

	@Override
	public void read(Receiver receiver) throws RefusedException {
		try (Folder folder = opening.open()) {
			if (!folder.has(CONFIG)) {
				throw new UnreadableException(folder.name(), "",
						"there is no config.json in it, so it is no world and no agent of Agent World.");
			}
			Node config = tree(folder, CONFIG);
			boolean isAgent = folder.folders(AGENTS).isEmpty() && folder.files(CHATS).isEmpty()
					&& (config.has("provider") || folder.has(AgentFolder.PROMPT) || folder.has(MEMORY));
			if (isAgent) {
				agent(folder, config, receiver);
			} else {
				world(folder, config, receiver);
			}
		}
	}

	private void agent(Folder folder, Node config, Receiver receiver) throws RefusedException {
		AgentFolder agent = AgentFolder.read(folder, "", folder.name(), config, new Ids(), providers, receiver::warn);
		if (folder.has(MEMORY)) {
			receiver.warn("What '" + agent.agent().getName()
					+ "' remembers is left out: its messages belong to chats. Import the whole world for them.");
		}
		World alone = ModelFactory.eINSTANCE.createWorld();
		alone.getAgents().add(agent.agent());
		receiver.begin(Kind.AGENT, Origin.AGENT_WORLD, alone);
	}

	private void world(Folder folder, Node config, Receiver receiver) throws RefusedException {
		Ids ids = new Ids();
		List<AgentFolder> agents = new ArrayList<>();
		for (String name : folder.folders(AGENTS)) {
			String path = AGENTS + "/" + name + "/";
			if (!folder.has(path + CONFIG)) {
				receiver.warn("The folder " + path + " has no config.json and was left out.");
				continue;
			}
			if (agents.size() == Bounds.MOST_AGENTS) {
				throw new UnreadableException(folder.name(), "", "a world has at most " + Bounds.MOST_AGENTS + " agents.");
			}
			agents.add(AgentFolder.read(folder, path, name, tree(folder, path + CONFIG), ids, providers, receiver::warn));
		}
		World world = WorldConfig.read(folder.name(), config, agents, providers, receiver::warn);
		if (folder.has("mcp.json")) {
			receiver.warn("mcp.json is left out: this program does not run MCP servers yet.");
		}
		Memories memories = new Memories(agents, ids);
		for (AgentFolder agent : agents) {
			if (folder.has(agent.path() + MEMORY)) {
				readMemory(folder, agent, memories);
			}
			if (!folder.files(agent.path() + "archive").isEmpty()) {
				receiver.warn("The archive of '" + agent.agent().getName() + "' is left out: it belongs to no chat.");
			}
		}
		receiver.begin(Kind.WORLD, Origin.AGENT_WORLD, world);
		chats(folder, memories, ids, receiver);
		memories.warnOfLeftOut(receiver::warn);
	}

	private static void readMemory(Folder folder, AgentFolder agent, Memories memories) throws RefusedException {
		try (Trees trees = new Trees(agent.path() + MEMORY, folder.open(agent.path() + MEMORY))) {
			trees.enterArray();
			for (Node row = trees.element(); row != null; row = trees.element()) {
				memories.add(agent, row);
			}
			trees.end();
		}
	}

	private static void chats(Folder folder, Memories memories, Ids ids, Receiver receiver) throws RefusedException {
		List<String> files = folder.files(CHATS).stream().filter(name -> name.endsWith(".json")).toList();
		if (files.size() > Bounds.MOST_CHATS) {
			throw new UnreadableException(folder.name(), "", "there are more than " + Bounds.MOST_CHATS + " chats.");
		}
		Set<ChatId> chats = new HashSet<>();
		for (String file : files) {
			Node config = tree(folder, CHATS + "/" + file);
			String id = config.text("id", file.substring(0, file.length() - ".json".length()));
			Chat chat = ChatConfig.read(id, config, ids);
			if (!chats.add(chat.getId())) {
				throw config.error("another file is of the chat '" + id + "', too.");
			}
			send(chat, memories.messages(chat.getId(), memories.take(id)), receiver);
		}
		Map<String, List<Memories.Row>> rest = memories.takeRest();
		if (chats.size() + rest.size() > Bounds.MOST_CHATS) {
			throw new UnreadableException(folder.name(), "", "there are messages of more than " + Bounds.MOST_CHATS + " chats.");
		}
		for (Map.Entry<String, List<Memories.Row>> lost : rest.entrySet()) {
			receiver.warn(lost.getValue().size() + " messages belong to the chat " + lost.getKey()
					+ ", which was deleted. They come as a chat 'Recovered'.");
			Chat chat = ChatConfig.recovered(lost.getKey(), lost.getValue().getFirst().createdAt(), ids);
			send(chat, memories.messages(chat.getId(), lost.getValue()), receiver);
		}
	}

	private static void send(Chat chat, List<LoggedMessage> messages, Receiver receiver) throws RefusedException {
		// Nobody wants to see all of it as new.
		chat.setSeenPosition(messages.size());
		receiver.chat(chat);
		for (LoggedMessage message : messages) {
			receiver.message(message.message(), message.recipients(), false);
		}
		receiver.endOfChat(Map.of(), Queue.EMPTY);
	}

	/** A small file as a whole. */
	private static Node tree(Folder folder, String path) throws UnreadableException {
		try (Trees trees = new Trees(path, folder.open(path))) {
			Node config = trees.value();
			trees.end();
			if (!config.isObject()) {
				throw config.error("an object is expected here.");
			}
			return config;
		}
	}
}
