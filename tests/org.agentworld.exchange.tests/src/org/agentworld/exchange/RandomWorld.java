package org.agentworld.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.ModelPackage;
import org.agentworld.model.NameSource;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.Recipients;
import org.agentworld.testing.TestEngine;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;

/**
 * A world in which every attribute and every kind of content may have any value that the model allows. Attributes are taken
 * from the model by reflection: one that the export forgets makes the round trip fail.
 */
final class RandomWorld {

	private static final List<String> TEXTS = List.of("", "plain", "Zwei Zeilen\nund \"Zitat\"\t\\", "日本語 🌳 e\u0301",
			"half a character: \ud83c", "\u0000 and \u001f", "<script>alert(1)</script>", "\u2028\uFEFF end ");

	private final Random random;
	private final TestEngine program;
	private final List<AgentId> agents = new ArrayList<>();
	private final Map<AgentId, String> names = new HashMap<>();
	private final WorldId id = WorldId.random();

	private RandomWorld(TestEngine program, Random random) {
		this.program = program;
		this.random = random;
	}

	/** Adds a world to the program. */
	static WorldId in(TestEngine program, String name, Random random) throws Exception {
		return new RandomWorld(program, random).create(name);
	}

	private WorldId create(String name) throws Exception {
		World world = ModelFactory.eINSTANCE.createWorld();
		randomise(world);
		world.setId(id);
		world.setName(name);
		world.setTurnLimit(1 + random.nextInt(50));
		world.setVariables(random.nextBoolean() ? "" : "# talk\nplace=Garden \nempty=");
		for (int i = random.nextInt(5); i >= 0; i--) {
			Agent agent = ModelFactory.eINSTANCE.createAgent();
			randomise(agent);
			agent.setId(AgentId.random());
			agent.setName("Agent " + i + (random.nextBoolean() ? " ü🌳" : ""));
			agent.setTemperature(maybe(random.nextDouble() * 2));
			agent.setTopP(maybe(0.001 + random.nextDouble() * 0.9));
			agent.setMaxTokens(maybe(1 + random.nextInt(100_000)));
			agent.setContextTokens(maybe(256 + random.nextInt(100_000)));
			agent.setExtraParameters(random.nextBoolean() ? "" : "{\"seed\": 1}");
			world.getAgents().add(agent);
			agents.add(agent.getId());
			names.put(agent.getId(), agent.getName());
		}
		if (random.nextBoolean()) {
			world.setMainAgent(world.getAgents().get(random.nextInt(world.getAgents().size())));
		}
		Agent leaving = ModelFactory.eINSTANCE.createAgent();
		leaving.setId(AgentId.random());
		leaving.setName("Leaving");
		world.getAgents().add(leaving);
		agents.add(leaving.getId());
		agents.add(AgentId.random()); // of whom nothing is known any more
		names.put(leaving.getId(), "Leaving");
		names.put(agents.getLast(), "Gone");
		List<ChatDraft> drafts = new ArrayList<>();
		List<ChatId> earlier = new ArrayList<>();
		for (int i = random.nextInt(6); i > 0; i--) {
			drafts.add(chat("Chat " + i, earlier));
			earlier.add(drafts.getLast().chat());
		}
		program.engine().transfer().addWorld(world, drafts);
		program.engine().worlds().deleteAgent(id, leaving.getId());
		return id;
	}

	/** All attributes of its class that can have any value of their type. */
	private void randomise(EObject object) {
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			switch (attribute.getEAttributeType()) {
				case EEnum literals -> object.eSet(attribute,
						literals.getELiterals().get(random.nextInt(literals.getELiterals().size())).getInstance());
				case EDataType type when type.getInstanceClass() == boolean.class -> object.eSet(attribute, random.nextBoolean());
				case EDataType type when type.getInstanceClass() == String.class
						&& attribute != ModelPackage.Literals.NAMED__NAME -> object.eSet(attribute, text());
				default -> {
					// It has bounds, and a line of its own above.
				}
			}
		}
	}

	private <T> T maybe(T value) {
		return random.nextBoolean() ? value : null;
	}

	private String text() {
		return TEXTS.get(random.nextInt(TEXTS.size()));
	}

	private ChatDraft chat(String name, List<ChatId> earlier) throws Exception {
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ChatId.random());
		chat.setWorld(id);
		chat.setName(name);
		chat.setCreatedAt(time());
		chat.setLastMessageAt(chat.getCreatedAt());
		chat.setPinned(random.nextBoolean());
		chat.setArchived(random.nextBoolean());
		chat.setNameSource(NameSource.values()[random.nextInt(NameSource.values().length)]);
		if (random.nextBoolean() && !earlier.isEmpty()) {
			chat.setBranchedFrom(earlier.get(random.nextInt(earlier.size())));
			chat.setBranchedFromName("Origin" + text());
		}
		ChatDraft draft = program.engine().transfer().draft(chat);
		Log log = new Log(chat.getId());
		for (int i = random.nextInt(20); i > 0; i--) {
			draft.append(log.next());
		}
		if (log.position > 0) {
			draft.append(List.of(new ChatChange.MarkSeen(1 + random.nextLong(log.position))));
			Map<AgentId, Long> floors = new HashMap<>();
			for (AgentId agent : agents) {
				if (random.nextInt(3) == 0) {
					floors.put(agent, random.nextLong(log.position + 1));
				}
			}
			draft.forget(floors);
		}
		if (random.nextInt(3) == 0) {
			draft.append(List.of(new ChatChange.PutQueue(
					new Queue(List.of(new QueuedMessage(MessageId.random(), content(), time())), true))));
		}
		return draft;
	}

	/**
	 * Messages that answer each other, several times the same one, and of which some are cut again at once: the partial
	 * answers of turns that failed among them.
	 */
	private final class Log {

		private final ChatId chat;
		private final List<MessageId> messages = new ArrayList<>();
		private MessageId trigger;
		private AgentId answering;
		private long position;
		private long ordinal;

		Log(ChatId chat) {
			this.chat = chat;
		}

		/** A message with the turn that wrote it, and turns without an answer to it. */
		List<ChatChange> next() throws Exception {
			List<ChatChange> changes = new ArrayList<>();
			position += 1 + random.nextInt(3);
			boolean isAnswer = !messages.isEmpty() && random.nextInt(3) > 0;
			if (isAnswer && (trigger == null || random.nextInt(3) == 0)) {
				trigger = messages.get(random.nextInt(messages.size()));
				answering = agents.get(random.nextInt(agents.size()));
			}
			TurnId author = TurnId.random();
			Role role = isAnswer ? Role.AGENT : Role.values()[random.nextInt(Role.values().length)];
			AgentId agent = isAnswer ? answering : agents.get(random.nextInt(agents.size()));
			Message message = new Message(MessageId.random(), chat, position, role,
					role == Role.AGENT || random.nextInt(4) == 0 ? Optional.of(agent) : Optional.empty(), text(), content(),
					isAnswer || random.nextInt(4) == 0 ? Optional.of(author) : Optional.empty(), time());
			changes.add(new ChatChange.AppendMessage(message, recipients()));
			Optional<Turn> wrote = isAnswer ? Optional.of(turn(author, agent, trigger, Optional.of(message.id())))
					: Optional.empty();
			wrote.ifPresent(turn -> put(turn, changes));
			for (int turns = random.nextInt(3); turns > 0; turns--) {
				Optional<MessageId> lost = random.nextInt(4) == 0 ? Optional.of(MessageId.random()) : Optional.empty();
				put(turn(TurnId.random(), agents.get(random.nextInt(agents.size())), message.id(), lost), changes);
			}
			if (random.nextInt(isAnswer ? 2 : 6) == 0) {
				CutReason reason = random.nextBoolean() ? CutReason.REGENERATE
						: CutReason.values()[random.nextInt(CutReason.values().length)];
				changes.add(new ChatChange.CutMessages(reason, List.of(message.id())));
				if (reason == CutReason.REGENERATE && wrote.isPresent() && wrote.get().state().offersRetry()) {
					changes.add(new ChatChange.DismissTurn(author)); // it was asked for again
				}
			} else {
				messages.add(message.id());
			}
			return changes;
		}

		private void put(Turn turn, List<ChatChange> changes) {
			changes.add(new ChatChange.PutTurn(turn));
			if (turn.state().offersRetry() && random.nextBoolean()) {
				changes.add(new ChatChange.DismissTurn(turn.id()));
			}
		}

		private Turn turn(TurnId turn, AgentId agent, MessageId answered, Optional<MessageId> answer) {
			List<TurnState> last = List.of(TurnState.ENDED, TurnState.ENDED, TurnState.FAILED, TurnState.CANCELLED,
					TurnState.INTERRUPTED);
			TurnState state = last.get(random.nextInt(last.size()));
			Optional<TurnError> error = state == TurnState.FAILED
					? Optional.of(new TurnError(TurnError.Kind.values()[random.nextInt(TurnError.Kind.values().length)], text(),
							Optional.ofNullable(maybe(Duration.ofNanos(random.nextLong(1L << 40))))))
					: Optional.empty();
			MessageId human = messages.isEmpty() ? answered : messages.get(random.nextInt(messages.size()));
			return new Turn(turn, chat, agent, names.get(agent), answered, new Exchange(human, 1 + random.nextInt(50)),
					++ordinal, state, error, new Usage(tokens(), tokens(), tokens(), tokens()), random.nextInt(3), answer, time(),
					Optional.of(time()));
		}
	}

	private OptionalLong tokens() {
		return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1L << 40));
	}

	private Recipients recipients() {
		Set<AgentId> seeing = new HashSet<>();
		List<AgentId> answering = new ArrayList<>();
		for (AgentId agent : agents) {
			if (random.nextBoolean()) {
				seeing.add(agent);
			}
			if (random.nextInt(3) == 0) {
				answering.add(random.nextInt(answering.size() + 1), agent);
			}
		}
		return new Recipients(seeing, answering);
	}

	private List<ContentPart> content() throws Exception {
		List<ContentPart> content = new ArrayList<>();
		for (int parts = random.nextInt(3); parts >= 0; parts--) {
			content.add(switch (random.nextInt(4)) {
				case 0 -> new ContentPart.Text(text());
				case 1 -> new ContentPart.Reasoning(text(), Duration.ofNanos(random.nextLong(1L << 40)));
				case 2 -> new ContentPart.Notice(
						ContentPart.Notice.Kind.values()[random.nextInt(ContentPart.Notice.Kind.values().length)], text());
				default -> file();
			});
		}
		return content;
	}

	/** One of a few contents, so that several messages have the same. */
	private ContentPart.Attachment file() throws Exception {
		byte[] bytes = new byte[random.nextInt(4) * 1000];
		new Random(bytes.length).nextBytes(bytes);
		return new ContentPart.Attachment(program.engine().transfer().keep(bytes), "file " + random.nextInt(3) + ".bin",
				"application/octet-stream", bytes.length);
	}

	private Instant time() {
		return Instant.ofEpochSecond(random.nextLong(2_000_000_000L), random.nextInt(1_000_000_000));
	}
}
