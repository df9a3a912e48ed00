package org.agentworld.exchange.internal.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.id.AgentId;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.ImportPreview.Origin;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.exchange.internal.Names;
import org.agentworld.exchange.internal.Receiver;
import org.agentworld.exchange.internal.Source;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;

/** Reads what {@link JsonExport} wrote, or what somebody else wrote in that format. */
public final class JsonSource implements Source {

	private static final Set<String> CHAT = Set.of("id", "name", "nameSource", "createdAt", "pinned", "archived",
			"seenPosition", "branchedFrom", "messages", "memoryFloors", "queue");

	private final Path file;

	public JsonSource(Path file) {
		this.file = file;
	}

	@Override
	public void read(Receiver receiver) throws RefusedException {
		String name = file.getFileName().toString();
		try (Trees trees = new Trees(name, Files.newInputStream(file))) {
			new Reading(trees, receiver).run();
		} catch (IOException e) {
			throw new UnreadableException(name, "", "it cannot be read (" + e.getMessage() + ").", e);
		}
	}

	/** One way through the file. */
	private static final class Reading {

		private final Trees trees;
		private final Receiver receiver;
		private final Ids ids = new Ids();
		private final FileContents files = new FileContents();
		private final Set<AgentId> agents = new HashSet<>();
		private final Set<String> chats = new HashSet<>();
		private Kind kind;
		private World world = ModelFactory.eINSTANCE.createWorld();
		private Optional<Node> mainAgent = Optional.empty();
		private boolean begun;
		private long messages;

		Reading(Trees trees, Receiver receiver) {
			this.trees = trees;
			this.receiver = receiver;
		}

		void run() throws RefusedException {
			trees.enterObject();
			header();
			for (String member = trees.nextMember(); member != null; member = trees.nextMember()) {
				switch (member) {
					case "world" -> settings();
					case "agents" -> agents();
					case "chats" -> chats();
					default -> {
						trees.value();
						receiver.warn("'" + member + "' is not known and was left out.");
					}
				}
			}
			trees.end();
			if (!begun) {
				throw trees.wrongFile("'agents' is missing.");
			}
			if (kind == Kind.AGENT && world.getAgents().size() != 1 || kind == Kind.CHAT && chats.size() != 1) {
				throw trees.wrongFile("it is to hold one " + kind.name().toLowerCase(Locale.ROOT) + ", and holds "
						+ (kind == Kind.AGENT ? world.getAgents().size() : chats.size()) + ".");
			}
		}

		/** Before anything else: a file of another format or version is not looked at any further. */
		private void header() throws UnreadableException {
			if (!"format".equals(trees.nextMember()) || !trees.value().asText().equals(JsonFiles.FORMAT)) {
				throw trees.wrongFile("this is not an export of this program: it does not begin with \"format\": \""
						+ JsonFiles.FORMAT + "\".");
			}
			if (!"version".equals(trees.nextMember())) {
				throw trees.wrongFile("'version' is expected after 'format'.");
			}
			long version = trees.value().number(1, Integer.MAX_VALUE);
			if (version > JsonFiles.VERSION) {
				throw trees.wrongFile("it is of version " + version + " of the format, and this program knows version "
						+ JsonFiles.VERSION + ". Import it with a newer version of the program.");
			}
			if (!"kind".equals(trees.nextMember())) {
				throw trees.wrongFile("'kind' is expected after 'version'.");
			}
			Node value = trees.value();
			kind = List.of(Kind.values()).stream().filter(one -> one.name().equals(value.asText())).findFirst()
					.orElseThrow(() -> value.error("one of " + List.of(Kind.values()) + " is expected here."));
		}

		private void settings() throws UnreadableException {
			if (kind != Kind.WORLD || begun) {
				throw trees.error("'world' stands before 'agents' in the export of a world, and nowhere else.");
			}
			Node settings = trees.value();
			world = Definitions.world(settings, receiver::warn);
			mainAgent = settings.find("mainAgent");
		}

		private void agents() throws RefusedException {
			if (begun || kind == Kind.WORLD && world.getName() == null) {
				throw trees.error("'agents' stands once, and after 'world' in the export of a world.");
			}
			Map<String, Agent> known = new HashMap<>();
			Set<String> names = new HashSet<>();
			trees.enterArray();
			for (Node next = trees.element(); next != null; next = trees.element()) {
				if (known.size() == Bounds.MOST_AGENTS) {
					throw next.error("a world has at most " + Bounds.MOST_AGENTS + " agents.");
				}
				Agent agent = Definitions.agent(next, ids, receiver::warn);
				if (known.putIfAbsent(next.text("id"), agent) != null) {
					throw next.error("an agent before has the same id.");
				}
				if (!names.add(Names.key(agent.getName()))) {
					throw next.error("an agent before is also called '" + agent.getName() + "'.");
				}
				world.getAgents().add(agent);
				agents.add(agent.getId());
			}
			if (mainAgent.isPresent()) {
				Agent main = known.get(mainAgent.get().text());
				if (main == null) {
					throw mainAgent.get().error("the main agent is not among the agents.");
				}
				world.setMainAgent(main);
			}
			begun = true;
			receiver.begin(kind, Origin.WORKBENCH, world);
		}

		private void chats() throws RefusedException {
			if (!begun || kind == Kind.AGENT) {
				throw trees.error("'chats' stands after 'agents', and not in the export of an agent.");
			}
			trees.enterArray();
			while (trees.nextElementIsObject()) {
				chat();
			}
		}

		private void chat() throws RefusedException {
			if (chats.size() == Bounds.MOST_CHATS) {
				throw trees.error("there are more than " + Bounds.MOST_CHATS + " chats.");
			}
			Node head = trees.membersBefore("messages");
			Chat chat = definition(head);
			receiver.chat(chat);
			MessageReader log = new MessageReader(chat.getId(), agents, ids, files, receiver);
			Node rest = head;
			if (trees.isAtMember()) {
				messages(log);
				rest = trees.membersBefore("");
				rest.warnOfUnknown(CHAT, receiver::warn);
			}
			log.end();
			Optional<Node> floors = either(head, rest, "memoryFloors");
			Optional<Node> queue = either(head, rest, "queue");
			receiver.endOfChat(floors.isPresent() ? log.floors(floors.get()) : Map.of(),
					queue.isPresent() ? log.queue(queue.get()) : Queue.EMPTY);
		}

		private static Optional<Node> either(Node head, Node rest, String name) throws UnreadableException {
			return head.has(name) ? head.find(name) : rest.find(name);
		}

		private Chat definition(Node head) throws UnreadableException {
			head.warnOfUnknown(CHAT, receiver::warn);
			if (!chats.add(head.text("id"))) {
				throw head.get("id").error("a chat before has the same id.");
			}
			return Definitions.chat(head, ids);
		}

		private void messages(MessageReader log) throws RefusedException {
			trees.enterArray();
			for (Node next = trees.element(); next != null; next = trees.element()) {
				if (++messages > Bounds.MOST_MESSAGES) {
					throw next.error("there are more than " + Bounds.MOST_MESSAGES + " messages.");
				}
				log.read(next);
			}
		}
	}
}
