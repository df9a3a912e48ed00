package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Family.Event;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 10,000 streams of all families, several at a time. However a stream is cut and formatted, the text comes out exactly or
 * the call fails: it never hangs, garbles or gets into another call.
 */
class FuzzedStreamTest {

	private static final int WHOLE = 5_000;
	private static final int CUT = 2_500;
	private static final int DAMAGED = 2_500;
	private static final int AT_ONCE = 16;
	private static final String[] WORDS = { "plain ", "Zürich ", "日本 ", "🐢🐇", "\"quoted\" ", "back\\slash ", "line\nbreak",
			"\r\n", "data: ", "[DONE]", "{\"a\":1}", "\u2028", "\uFEFF", "" };

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final long seed = Long.getLong("seed", new Random().nextLong());
	/** What is answered, by the path that is asked. */
	private final Map<String, List<byte[]>> streams = new ConcurrentHashMap<>();
	private final ModelServer server = ModelServer.startForAny(this::script);

	/** One stream. */
	private interface Experiment {
		void run(int number, Random random) throws Exception;
	}

	@BeforeEach
	void printSeed() {
		System.out.println("FuzzedStreamTest: repeat with -Dseed=" + seed);
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void aWholeStreamGivesTheExactTextWhereverItIsCut() throws Exception {
		repeat(WHOLE, (number, random) -> {
			Family family = family(random);
			List<String> pieces = pieces(number, random);
			Call call = call(family, number, cut(stream(family, pieces, random), random));
			call.await();
			assertThat(call.text()).isEqualTo(String.join("", pieces));
		});
	}

	@Test
	void aStreamThatEndsTooEarlyGivesAnErrorAndTheBeginningOfTheText() throws Exception {
		repeat(CUT, (number, random) -> {
			Family family = family(random);
			List<String> pieces = pieces(number, random);
			byte[] whole = stream(family, pieces, random);
			Call call = call(family, number, cut(Arrays.copyOf(whole, random.nextInt(whole.length)), random));
			call.awaitEnd();
			String text = String.join("", pieces);
			if (call.succeeded()) {
				// Only what comes after the finish reason was missing.
				assertThat(call.text()).isEqualTo(text);
			} else {
				assertThat(call.awaitError().kind()).isEqualTo(Kind.BAD_ANSWER);
				assertThat(text).startsWith(call.text());
			}
		});
	}

	@Test
	void aDamagedStreamGivesAnErrorOrSomeText() throws Exception {
		repeat(DAMAGED, (number, random) -> {
			Family family = family(random);
			byte[] stream = stream(family, pieces(number, random), random);
			for (int i = 0; i <= random.nextInt(4); i++) {
				stream = damaged(stream, random);
			}
			Call call = call(family, number, cut(stream, random));
			call.awaitEnd();
			if (!call.succeeded()) {
				assertThat(call.awaitError().kind()).isIn(Kind.BAD_ANSWER, Kind.UNAVAILABLE);
			}
		});
	}

	/** Each experiment has a seed of its own, so that their order does not matter. */
	private void repeat(int times, Experiment experiment) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < times; i++) {
				int number = i;
				running.add(threads.submit(() -> {
					experiment.run(number, new Random(seed * 31 + number));
					return null;
				}));
			}
			for (int i = 0; i < times; i++) {
				Future<?> one = running.get(i);
				assertThat(one).as("stream %d of seed %d", i, seed).succeedsWithin(Duration.ofMinutes(1));
			}
		}
		System.out.println("FuzzedStreamTest: " + times + " streams over " + Family.values().length + " families");
	}

	private Call call(Family family, int number, List<byte[]> chunks) throws Exception {
		String path = "/" + number + "/";
		streams.put(path, chunks);
		URI root = server.baseUrl().resolve(path);
		Call call = Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(root), ""), "Talk"));
		call.awaitEnd();
		streams.remove(path);
		return call;
	}

	private Script script(Asked asked) {
		List<byte[]> chunks = streams.get(asked.what().replaceFirst("^POST (/\\d+/).*", "$1"));
		return reply -> {
			for (byte[] chunk : chunks) {
				reply.raw(chunk);
			}
			reply.endOfBody();
		};
	}

	private static Family family(Random random) {
		return Family.values()[random.nextInt(Family.values().length)];
	}

	/** They begin with a number that no other stream has. */
	private static List<String> pieces(int number, Random random) {
		List<String> pieces = new ArrayList<>(List.of("Begin " + number + " "));
		for (int i = random.nextInt(12); i > 0; i--) {
			pieces.add(WORDS[random.nextInt(WORDS.length)]);
		}
		return pieces;
	}

	private static byte[] stream(Family family, List<String> pieces, Random random) {
		String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
		List<Event> events = new ArrayList<>(family.begin());
		if (random.nextInt(4) == 0) {
			events.addAll(family.reasoning("Hm, ", "日本."));
		}
		events.addAll(family.text(pieces.toArray(String[]::new)));
		if (random.nextInt(8) == 0) {
			events.addAll(family.toolCall());
		}
		events.addAll(family.end(true));
		StringBuilder stream = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
		for (Event event : events) {
			if (random.nextInt(4) == 0) {
				stream.append(family.noise(lineEnd));
			}
			stream.append(family.render(event, lineEnd));
		}
		return stream.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] damaged(byte[] stream, Random random) {
		int at = random.nextInt(stream.length);
		int length = Math.min(stream.length - at, 1 + random.nextInt(40));
		byte[] damaged = stream.clone();
		switch (random.nextInt(3)) {
			case 0 -> damaged[at] = (byte) random.nextInt(256);
			case 1 -> Arrays.fill(damaged, at, at + length, (byte) ' ');
			default -> System.arraycopy(stream, random.nextInt(stream.length - length + 1), damaged, at, length);
		}
		return damaged;
	}

	private static List<byte[]> cut(byte[] stream, Random random) {
		List<byte[]> chunks = new ArrayList<>();
		int longest = 1 + random.nextInt(random.nextInt(10) == 0 ? 20 : 400);
		for (int start = 0; start < stream.length;) {
			int end = Math.min(stream.length, start + 1 + random.nextInt(longest));
			chunks.add(Arrays.copyOfRange(stream, start, end));
			start = end;
		}
		return chunks;
	}
}
