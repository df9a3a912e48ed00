package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** What was exported and imported again is equal, but for its ids. Prints its seed. */
class RoundTripTest extends ExchangeTest {

	private static final int WORLDS = 15;

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
