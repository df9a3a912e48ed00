package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Kills the program again and again while several chats stream, and compares what it had published with what the next one
 * finds. Each program begins with a snapshot of every chat, asks all chats again and is killed in turn: at a random moment,
 * or by itself at a fault point of the store. {@code -Dkills=200} kills more often, {@code -Dseed=} repeats a run.
 */
class CrashTest {

	private static final int CHATS = 5;
	/** How long answers are, in turn: many ends soon, and some that go on for longer than text may be lost. */
	private static final int[] TOKENS = { 30, 60, 180 };
	private static final Duration PACE = Duration.ofMillis(8);

	/** Each of the demo world's three agents answers in each chat: a program left alone prints and commits more. */
	private static final int LAST_LINE = CHATS * 200;
	private static final int LAST_COMMIT = CHATS * 7;

	private static final Duration MAY_BE_LOST = Duration.ofMillis(500);
	/** The program's timers and the disk may be late on a loaded machine. */
	private static final Duration TOLERANCE = Duration.ofMillis(500);

	/** A program that lives for a second gains nothing by the compiler that this leaves out. */
	private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1";

	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	Path folder;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();
	private final AtomicInteger answers = new AtomicInteger();
	private final Map<String, PublishedChat> published = new HashMap<>();
	private Instant lastDeath = Instant.MIN;
	private Duration worst = Duration.ZERO;

	@Test
	@Timeout(value = 1, unit = TimeUnit.DAYS) // every step has a limit of its own
	void whatWasPublishedIsThereAfterEveryKill() throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		int kills = Integer.getInteger("kills", 10);
		System.out.println("CrashTest: -Dseed=" + seed + " -Dkills=" + kills);
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
		DataFolderFiles files = new DataFolderFiles(data());

		assertThat(program.run("demo", "--data", data().toString()).exitCode()).isZero();
		for (int kill = 1; kill <= kills; kill++) {
			String text = "Round " + kill;
			Kill how = Kill.random(kill, random);
			try (ModelServer server = server(PACE); Running running = start(how, server, text)) {
				Result result = how.strike(running);
				assertThat(result.exitCode()).as("%s: %s", how, result.err()).isEqualTo(137);
				assertOnlyAnswered(text, server.asked());
				compare("kill " + kill + ", before " + how, text, result);
			}
			files.assertSound();
		}
		try (ModelServer server = server(Duration.ZERO)) {
			Result result = program.run(command(server, "The end"));
			assertThat(result.exitCode()).as(result.err()).isZero();
			assertOnlyAnswered("The end", server.asked());
			compare("the end", "The end", result);
		}
		files.assertSound();
		System.out.println("CrashTest: lost at most " + worst.toMillis() + " ms of text");
	}

	private Path data() {
		return folder.resolve("data");
	}

	/** With temporary files of its own: SQLite's driver unpacks its library there, and who is killed does not tidy up. */
	private Running start(Kill how, ModelServer server, String text) {
		return program.withJavaOptions(how.javaOptions() + " -Djava.io.tmpdir=\"" + folder + "\"")
				.start(command(server, text));
	}

	/** How a program ends. */
	private sealed interface Kill {

		/** Half of them at fault points, of each kind as many. */
		static Kill random(int number, RandomGenerator random) {
			return switch (number % 4) {
				case 0 -> new AtFaultPoint("inside-commit-group:" + random.nextInt(1, LAST_COMMIT));
				case 1 -> new AtFaultPoint("after-commit:" + random.nextInt(1, LAST_COMMIT));
				default -> new AfterLine(random.nextInt(1, LAST_LINE));
			};
		}

		String javaOptions();

		Result strike(Running running) throws InterruptedException;
	}

	/** Killed as soon as it has printed so many lines: no matter what it is doing then. */
	private record AfterLine(int number) implements Kill {

		@Override
		public String javaOptions() {
			return SHORT_LIFE;
		}

		@Override
		public Result strike(Running running) throws InterruptedException {
			AtomicInteger lines = new AtomicInteger();
			running.awaitLine(_ -> lines.incrementAndGet() == number);
			running.kill();
			return running.awaitEnd(Duration.ofSeconds(20));
		}
	}

	/** Dies by itself. */
	private record AtFaultPoint(String point) implements Kill {

		@Override
		public String javaOptions() {
			return SHORT_LIFE + " -Dagentworld.fault=" + point;
		}

		@Override
		public Result strike(Running running) {
			return running.awaitEnd(Duration.ofSeconds(50));
		}
	}

	private ModelServer server(Duration pace) {
		return ModelServer.start((Asked _) -> {
			int answer = answers.getAndIncrement();
			return Script.tokens("a" + answer + ".", TOKENS[answer % TOKENS.length], pace);
		});
	}

	private String[] command(ModelServer server, String text) {
		List<String> command = new ArrayList<>(List.of("chat", "--format", "json", "--data", data().toString(), "--world",
				"Demo", "--base-url", server.baseUrl().toString(), "--model", "m", text));
		IntStream.rangeClosed(1, CHATS).forEach(chat -> command.addAll(List.of("--chat", "chat " + chat)));
		return command.toArray(String[]::new);
	}

	/** A turn that ran by itself would answer an older message. */
	private static void assertOnlyAnswered(String text, List<Asked> requests) {
		assertThat(requests).hasSizeLessThanOrEqualTo(CHATS * 3)
				.allSatisfy(request -> assertThat(request.messages()).anyMatch(said -> said.content().endsWith(text)));
	}

	/** Compares the snapshots with which this program began with what the ones before it published; keeps the rest. */
	private void compare(String situation, String sent, Result result) {
		Instant death = lastDeath;
		Set<String> begun = new HashSet<>();
		for (JsonNode line : ChatLines.in(result.out())) {
			String chat = line.path("chat").asText();
			if (line.path("kind").asText().equals("snapshot")) {
				assertThat(begun.add(chat)).as("the only snapshot of %s", line).isTrue();
				PublishedChat known = published.put(chat, new PublishedChat(line, sent));
				if (known != null) {
					Duration lost = known.assertKeptIn(line, death);
					assertThat(lost).as("text lost before %s", situation)
							.isLessThanOrEqualTo(MAY_BE_LOST.plus(TOLERANCE));
					worst = lost.compareTo(worst) > 0 ? lost : worst;
				}
			} else {
				published.get(chat).add(line);
				Instant at = Instant.parse(line.path("at").asText());
				lastDeath = at.isAfter(lastDeath) ? at : lastDeath;
			}
		}
	}
}
