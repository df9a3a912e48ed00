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
		agents.add(AgentId.random()); // one that was deleted
		names.put(agents.getLast(), "Gone");
		List<ChatDraft> drafts = new ArrayList<>();
		List<ChatId> earlier = new ArrayList<>();
		for (int i = random.nextInt(6); i > 0; i--) {
			drafts.add(chat("Chat " + i, earlier));
			earlier.add(drafts.getLast().chat());
		}
		program.engine().transfer().addWorld(world, drafts);
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
		long position = 0;
		long ordinal = 0;
		int messages = random.nextInt(12);
		List<MessageId> ids = new ArrayList<>();
		for (int i = 0; i < messages; i++) {
			ids.add(MessageId.random());
		}
		for (int i = 0; i < messages; i++) {
			position += 1 + random.nextInt(3);
			Role role = Role.values()[random.nextInt(Role.values().length)];
			AgentId agent = agents.get(random.nextInt(agents.size()));
			List<ChatChange> changes = new ArrayList<>();
			changes.add(new ChatChange.AppendMessage(new Message(ids.get(i), chat.getId(), position, role,
					role == Role.AGENT || random.nextInt(4) == 0 ? Optional.of(agent) : Optional.empty(), text(), content(),
					random.nextBoolean() ? Optional.of(TurnId.random()) : Optional.empty(), time()), recipients()));
			for (int turns = random.nextInt(3); turns > 0; turns--) {
				Turn turn = turn(chat.getId(), ids, i, ++ordinal);
				changes.add(new ChatChange.PutTurn(turn));
				if (turn.state().offersRetry() && random.nextBoolean()) {
					changes.add(new ChatChange.DismissTurn(turn.id()));
				}
			}
			draft.append(changes);
		}
		if (position > 0) {
			draft.append(List.of(new ChatChange.MarkSeen(1 + random.nextLong(position))));
			draft.forget(Map.of(agents.get(random.nextInt(agents.size())), random.nextLong(position)));
		}
		if (random.nextInt(3) == 0) {
			draft.append(List.of(new ChatChange.PutQueue(
					new Queue(List.of(new QueuedMessage(MessageId.random(), content(), time())), true))));
		}
		return draft;
	}

	private Turn turn(ChatId chat, List<MessageId> ids, int trigger, long ordinal) {
		AgentId agent = agents.get(random.nextInt(agents.size()));
		List<TurnState> last = List.of(TurnState.ENDED, TurnState.FAILED, TurnState.CANCELLED, TurnState.INTERRUPTED);
		TurnState state = last.get(random.nextInt(last.size()));
		Optional<MessageId> answer = trigger + 1 < ids.size() && random.nextBoolean()
				? Optional.of(ids.get(trigger + 1 + random.nextInt(ids.size() - trigger - 1)))
				: Optional.empty();
		Optional<TurnError> error = state == TurnState.FAILED
				? Optional.of(new TurnError(TurnError.Kind.values()[random.nextInt(TurnError.Kind.values().length)], text(),
						Optional.ofNullable(maybe(Duration.ofNanos(random.nextLong(1L << 40))))))
				: Optional.empty();
		return new Turn(TurnId.random(), chat, agent, names.get(agent), ids.get(trigger),
				new Exchange(ids.get(random.nextInt(trigger + 1)), 1 + random.nextInt(50)), ordinal, state, error,
				new Usage(tokens(), tokens(), tokens(), tokens()), random.nextInt(3), answer, time(), Optional.of(time()));
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
