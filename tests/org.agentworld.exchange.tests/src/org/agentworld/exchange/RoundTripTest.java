package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.Recipients;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** What was exported and imported again is equal, but for its ids. Prints its seed. */
class RoundTripTest extends ExchangeTest {

	private static final int WORLDS = 15;

	private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final Random random = seeded();

	private static Random seeded() {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("RoundTripTest: -Dseed=" + seed);
		return new Random(seed);
	}

	@Test
	void worldsComeBackEqualInAnotherProgram() throws Exception {
		try (TestEngine other = new TestEngine(folder.resolve("other"), provider)) {
			for (int i = 0; i < WORLDS; i++) {
				WorldId world = RandomWorld.in(program, "World " + i, random);
				ImportResult result = new Imports(other.engine()).run(export(world), Optional.empty(), Map.of(), Progress.NONE);
				List<String> before = WholeWorld.of(program.store(), world);
				assertThat(WholeWorld.of(other.store(), result.world().orElseThrow())).isEqualTo(before);
			}
		}
	}

	/** What the first export left out, the second does not find: nothing is lost on the way. */
	@Test
	void whatWasImportedIsExportedAsMuch() throws Exception {
		for (int i = 0; i < WORLDS; i++) {
			WorldId world = RandomWorld.in(program, "World", random);
			Path first = export(world);
			program.worlds().delete(world);
			WorldId copy = run(first).world().orElseThrow();
			assertThat(withoutIds(export(copy))).isEqualTo(withoutIds(first));
			program.worlds().delete(copy);
		}
	}

	/** Ids by the order in which they come; who sees a message, and who forgot, are sorted by them, so those are counted. */
	private static List<String> withoutIds(Path file) throws Exception {
		Map<String, Integer> ids = new HashMap<>();
		return Pattern.compile("\"seenBy\":\\[[^]]*\\]|\"memoryFloors\":\\{[^}]*\\}").matcher(Files.readString(file))
				.replaceAll(sorted -> "" + sorted.group().split(",").length).lines()
				.map(line -> UUID.matcher(line).replaceAll(id -> "#" + ids.computeIfAbsent(id.group(), _ -> ids.size())))
				.toList();
	}

	@Test
	void aChatThatIsCutMeanwhileIsExportedAsItWas() throws Exception {
		World world = program.world("World", "Ada");
		ChatId chat = program.chat(world, "Talk").chat();
		AgentId ada = world.getAgents().getFirst().getId();
		List<MessageId> messages = new ArrayList<>();
		List<ChatChange> said = new ArrayList<>();
		for (long position = 1; position <= 450; position++) {
			messages.add(MessageId.random());
			said.add(said(chat, messages.getLast(), position, Optional.empty(), Optional.empty()));
		}
		commit(chat, said.toArray(ChatChange[]::new));
		Turn first = answer(chat, messages.getLast(), ada, 451);
		commit(chat, new ChatChange.PutQueue(new Queue(List.of(
				new QueuedMessage(MessageId.random(), List.of(new ContentPart.Text("Later")), Instant.EPOCH)), true)));
		Path before = export(world.getId());
		Path during = folder.resolve("during.json");
		AtomicBoolean cut = new AtomicBoolean();
		try (OutputStream out = Files.newOutputStream(during)) {
			new Exports(program.engine()).write(new ExportSubject.WholeWorld(world.getId()), ExportFormat.JSON, out, _ -> {
				if (cut.compareAndSet(false, true)) {
					commit(chat, new ChatChange.CutMessages(CutReason.REGENERATE, List.of(first.answer().orElseThrow())));
					answer(chat, messages.getLast(), ada, 452);
					commit(chat, new ChatChange.CutMessages(CutReason.EDIT, messages.subList(100, 450)),
							new ChatChange.PutQueue(Queue.EMPTY));
					append(chat, 453, Optional.empty(), Optional.empty());
				}
			});
		}
		assertThat(during).hasSameBinaryContentAs(before);
		assertThat(program.store().log(chat, 0, 999)).hasSize(102);
	}

	private Turn answer(ChatId chat, MessageId trigger, AgentId agent, long position) {
		TurnId turn = TurnId.random();
		MessageId answer = append(chat, position, Optional.of(agent), Optional.of(turn));
		Turn ended = new Turn(turn, chat, agent, "Ada", trigger, Exchange.first(trigger), position, TurnState.ENDED,
				Optional.empty(), Usage.UNKNOWN, 0, Optional.of(answer), Instant.EPOCH, Optional.of(Instant.EPOCH));
		commit(chat, new ChatChange.PutTurn(ended));
		return ended;
	}

	private MessageId append(ChatId chat, long position, Optional<AgentId> agent, Optional<TurnId> turn) {
		MessageId id = MessageId.random();
		commit(chat, said(chat, id, position, agent, turn));
		return id;
	}

	private static ChatChange said(ChatId chat, MessageId id, long position, Optional<AgentId> agent, Optional<TurnId> turn) {
		return new ChatChange.AppendMessage(new Message(id, chat, position, agent.isPresent() ? Role.AGENT : Role.HUMAN, agent,
				"", List.of(new ContentPart.Text("Text " + position)), turn, Instant.EPOCH), Recipients.NONE);
	}

	private void commit(ChatId chat, ChatChange... changes) {
		program.store().commit(chat, List.of(changes)).join();
	}

	@Test
	void exportsOfTheSameAreTheSame() throws Exception {
		WorldId world = RandomWorld.in(program, "World", random);
		Path first = export(world);
		program.restart();
		assertThat(export(world)).hasSameBinaryContentAs(first);
	}

	@Test
	void nothingOfTheFirstWorldIsSharedWithTheSecond() throws Exception {
		WorldId world = RandomWorld.in(program, "World", random);
		List<String> before = WholeWorld.of(program.store(), world);
		ImportResult again = run(export(world), Optional.empty(), Map.of("World", Choice.RENAME));
		assertThat(program.worlds().get(again.world().orElseThrow()).getName()).isEqualTo("World 2");
		List<String> copy = WholeWorld.of(program.store(), again.world().orElseThrow());
		copy.set(copy.indexOf("world name: World 2"), "world name: World");
		assertThat(copy).isEqualTo(before);
		program.worlds().delete(again.world().orElseThrow());
		program.restart();
		assertThat(WholeWorld.of(program.store(), world)).isEqualTo(before);
	}

	@Test
	void chatsComeBackEqualInAWorldWithTheirAgents() throws Exception {
		for (int i = 0; i < WORLDS; i++) {
			WorldId id = RandomWorld.in(program, "World " + i, random);
			World world = program.worlds().get(id);
			for (Chat chat : program.chats().list(id, true, Optional.empty(), 100)) {
				Path file = export(new ExportSubject.OneChat(chat.getId()), ExportFormat.JSON);
				Map<String, Choice> known = new HashMap<>();
				world.getAgents().forEach(agent -> known.put(agent.getName(), Choice.SKIP));
				List<String> before = WholeWorld.of(program.store(), id);
				ImportResult result = run(file, Optional.of(id), known);
				assertThat(result.chats()).hasSize(1);
				assertThat(result.agents()).isEmpty();
				ChatId copy = result.chats().getFirst();
				assertThat(WholeWorld.ofChat(program.store(), copy))
						.isEqualTo(WholeWorld.ofChat(program.store(), chat.getId()));
				TestEngine.get(program.chats().delete(copy));
				assertThat(WholeWorld.of(program.store(), id)).isEqualTo(before);
			}
		}
	}

	@Test
	void agentsComeBackEqual() throws Exception {
		WorldId id = RandomWorld.in(program, "World", random);
		WorldId empty = program.world("Empty").getId();
		for (var agent : program.worlds().get(id).getAgents()) {
			Path file = export(new ExportSubject.OneAgent(id, agent.getId()), ExportFormat.JSON);
			assertThat(inspect(file).kind()).isEqualTo(ImportPreview.Kind.AGENT);
			run(file, Optional.of(empty), Map.of());
		}
		assertThat(WholeWorld.of(program.store(), empty).stream().filter(line -> line.startsWith("agent ")))
				.containsExactlyElementsOf(
						WholeWorld.of(program.store(), id).stream().filter(line -> line.startsWith("agent ")).toList());
	}
}
