package org.agentworld.providers.internal.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Call;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** However a stream is cut and formatted, the text comes out exactly or the call fails: it never hangs or garbles. */
class FuzzedStreamTest {

	private static final int STREAMS = 300;
	private static final String[] WORDS = { "plain ", "Zürich ", "日本 ", "🐢🐇", "\"quoted\" ", "back\\slash ", "line\nbreak",
			"\r\n", "data: ", "[DONE]", "{\"a\":1}", "\u2028", "\uFEFF", "" };

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final long seed = Long.getLong("seed", new Random().nextLong());
	private final Random random = new Random(seed);
	private final OpenAiProvider provider = new OpenAiProvider();

	@BeforeEach
	void printSeed() {
		System.out.println("FuzzedStreamTest: repeat with -Dseed=" + seed);
	}

	@Test
	void aWholeStreamGivesTheExactTextWhereverItIsCut() throws Exception {
		for (int i = 0; i < STREAMS; i++) {
			List<String> pieces = pieces();
			Call call = call(script(cut(stream(pieces))));
			call.await();
			assertThat(call.text()).as("stream %d of seed %d", i, seed).isEqualTo(String.join("", pieces));
		}
	}

	@Test
	void aStreamThatIsDamagedSomewhereGivesAnErrorOrTheTextThatItCarries() throws Exception {
		for (int i = 0; i < STREAMS; i++) {
			List<String> pieces = pieces();
			byte[] whole = stream(pieces);
			byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));
			Call call = call(script(cut(part)));
			String text = String.join("", pieces);
			// The stream may lack only what comes after its finish reason.
			if (new String(part, StandardCharsets.UTF_8).replaceAll("\r\n?", "\n").contains("\"stop\"}]}\n\n")) {
				call.await();
				assertThat(call.text()).as("stream %d of seed %d", i, seed).isEqualTo(text);
			} else {
				assertThat(call.awaitError().kind()).as("stream %d of seed %d", i, seed).isEqualTo(Kind.BAD_ANSWER);
				assertThat(text).as("stream %d of seed %d", i, seed).startsWith(call.text());
			}
		}
	}

	private Call call(Script script) throws Exception {
		try (ModelServer server = ModelServer.start(script)) {
			Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Talk"));
			call.awaitEnd();
			return call;
		}
	}

	private List<String> pieces() {
		List<String> pieces = new ArrayList<>(List.of("Begin "));
		for (int i = random.nextInt(12); i > 0; i--) {
			pieces.add(WORDS[random.nextInt(WORDS.length)]);
		}
		return pieces;
	}

	private byte[] stream(List<String> pieces) {
		String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
		StringBuilder stream = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
		for (String piece : pieces) {
			noise(stream, lineEnd);
			stream.append("data:").append(random.nextBoolean() ? " " : "").append("{\"choices\":[{\"delta\":{\"content\":\"")
					.append(JsonStringEncoder.getInstance().quoteAsString(piece)).append("\"}}]}").append(lineEnd)
					.append(lineEnd);
		}
		return stream.append("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}").append(lineEnd)
				.append(lineEnd).append("data: [DONE]").append(lineEnd).append(lineEnd).toString()
				.getBytes(StandardCharsets.UTF_8);
	}

	private void noise(StringBuilder stream, String lineEnd) {
		switch (random.nextInt(6)) {
			case 0 -> stream.append(": keep-alive").append(lineEnd).append(lineEnd);
			case 1 -> stream.append("id: 7").append(lineEnd);
			case 2 -> stream.append("event: message").append(lineEnd);
			case 3 -> stream.append(lineEnd);
			default -> {
				// Most events have nothing around them.
			}
		}
	}

	private List<byte[]> cut(byte[] stream) {
		List<byte[]> chunks = new ArrayList<>();
		int longest = 1 + random.nextInt(80);
		for (int start = 0; start < stream.length;) {
			int end = Math.min(stream.length, start + 1 + random.nextInt(longest));
			chunks.add(Arrays.copyOfRange(stream, start, end));
			start = end;
		}
		return chunks;
	}

	private static Script script(List<byte[]> chunks) {
		return reply -> {
			for (byte[] chunk : chunks) {
				reply.raw(chunk);
			}
			reply.endOfBody();
		};
	}
}
