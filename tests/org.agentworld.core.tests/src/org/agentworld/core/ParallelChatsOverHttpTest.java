package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Said;
import org.agentworld.testing.modelserver.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way down to the wire: a server holds all requests until the last has come, and echoes each one's history. */
class ParallelChatsOverHttpTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	@ParameterizedTest(name = "{0} chats")
	@ValueSource(ints = { 3, 16, 64 })
	void allRequestsAreOpenTogetherAndNothingCrosses_REQ_2_3_5_15(int count) throws Exception {
		try (ModelServer server = ModelServer.start(reply -> {
			for (Said said : reply.request().messages()) {
				reply.text("<" + said.content() + ">");
			}
			reply.end();
		}); TestEngine program = TestEngine.connectedTo(server.baseUrl(), Patience.DEFAULT, folder)) {
			World world = program.world("World", "Ada");
			List<ChatRecorder> chats = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				chats.add(new ChatRecorder(program.subscriptions(), program.chat(world, "chat " + i)));
			}
			for (int round = 1; round <= 2; round++) {
				server.holdUntil(count);
				for (int i = 0; i < count; i++) {
					program.send(chats.get(i).chat(), said(i, round));
				}
				for (ChatRecorder chat : chats) {
					chat.awaitIdle(round);
				}
			}
			for (int i = 0; i < count; i++) {
				ChatRecorder chat = chats.get(i);
				chat.assertOrderly();
				String first = "<You are Ada.><" + said(i, 1) + ">";
				String second = "<You are Ada.><" + said(i, 1) + "><" + first + "><" + said(i, 2) + ">";
				assertThat(chat.texts(Role.AGENT)).containsExactly(first, second);
				assertThat(chat.events(TurnChunk.class).stream().map(TurnChunk::text).collect(Collectors.joining()))
						.isEqualTo(first + second);
				assertThat(program.store().page(chat.chat().chat(), Long.MAX_VALUE, 10).messages())
						.extracting(Message::text).containsExactly(said(i, 1), first, said(i, 2), second);
				chat.close();
			}
		}
	}

	private static String said(int chat, int round) {
		return "chat-" + chat + "-round-" + round;
	}

	/** What a server can do wrong, in the order of the chats to which it does it; the other chats are served well. */
	private enum Fault {
		UNAUTHORIZED(TurnError.Kind.AUTHENTICATION, ""), NO_SUCH_MODEL(TurnError.Kind.NOT_FOUND, ""),
		TOO_MANY_REQUESTS(TurnError.Kind.RATE_LIMITED, ""), SERVER_ERROR(TurnError.Kind.UNAVAILABLE, ""),
		CUT(TurnError.Kind.NETWORK, "half"), STALL(TurnError.Kind.TIMEOUT, "half"),
		MALFORMED(TurnError.Kind.BAD_ANSWER, ""), EMPTY(TurnError.Kind.BAD_ANSWER, ""),
		ENDLESS_LINE(TurnError.Kind.BAD_ANSWER, "");

		private final TurnError.Kind kind;
		private final String kept;

		Fault(TurnError.Kind kind, String kept) {
			this.kind = kind;
			this.kept = kept;
		}

		void happen(Reply reply) throws IOException {
			switch (this) {
				case UNAUTHORIZED -> reply.status(401, Map.of(), "{}");
				case NO_SUCH_MODEL -> reply.status(404, Map.of(), "{}");
				case TOO_MANY_REQUESTS -> reply.status(429, Map.of("Retry-After", "7"), "{}");
				case SERVER_ERROR -> reply.status(503, Map.of(), "{}");
				case CUT -> {
					reply.text(kept);
					reply.cut();
				}
				case STALL -> {
					reply.text(kept);
					reply.awaitClose();
				}
				case MALFORMED -> reply.event("{\"choices\": [");
				case EMPTY -> reply.end();
				case ENDLESS_LINE -> {
					reply.raw(("data: " + "x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8));
					reply.awaitClose();
				}
			}
		}
	}

	@Test
	void aFaultInOneChatLeavesTheOthersAloneAndCanBeRetried_REQ_11() throws Exception {
		List<Fault> faults = List.of(Fault.values());
		int count = 2 * faults.size();
		Set<String> failedOnce = ConcurrentHashMap.newKeySet();
		Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(1));
		try (ModelServer server = ModelServer.start((Reply reply) -> {
			String asked = reply.request().lastText();
			int chat = Integer.parseInt(asked);
			if (chat < faults.size() && failedOnce.add(asked)) {
				faults.get(chat).happen(reply);
			} else {
				reply.text("all of " + asked);
				reply.end();
			}
		}); TestEngine program = TestEngine.connectedTo(server.baseUrl(), patience, folder)) {
			World world = program.world("World", "Ada");
			List<ChatRecorder> chats = IntStream.range(0, count)
					.mapToObj(i -> new ChatRecorder(program.subscriptions(), program.chat(world, "chat " + i))).toList();
			server.holdUntil(count);
			for (int i = 0; i < count; i++) {
				program.send(chats.get(i).chat(), String.valueOf(i));
			}
			for (int i = 0; i < count; i++) {
				ChatRecorder chat = chats.get(i);
				chat.awaitIdle();
				if (i < faults.size()) {
					Fault fault = faults.get(i);
					Turn failed = chat.events(TurnFailed.class).getFirst().turn();
					assertThat(failed.error().orElseThrow().kind()).as("after %s", fault).isEqualTo(fault.kind);
					assertThat(String.join("", chat.texts(Role.AGENT))).as("kept after %s", fault).isEqualTo(fault.kept);
					TestEngine.get(program.chats().retry(chat.chat().chat(), failed.id()));
					chat.awaitIdle(2);
				} else {
					assertThat(chat.events(TurnFailed.class)).isEmpty();
				}
				assertThat(program.snapshot(chat.chat().chat()).page().messages()).extracting(Message::text)
						.containsExactly(String.valueOf(i), "all of " + i);
				chat.assertOrderly();
				chat.close();
			}
			Turn limited = chats.get(Fault.TOO_MANY_REQUESTS.ordinal()).events(TurnFailed.class).getFirst().turn();
			assertThat(limited.error().orElseThrow().retryAfter()).contains(Duration.ofSeconds(7));
		}
	}

	@Test
	void stoppingClosesTheConnectionAsTheServerSeesIt() throws Exception {
		try (ModelServer server = ModelServer.start((Reply reply) -> reply.awaitClose());
				TestEngine program = TestEngine.connectedTo(server.baseUrl(), Patience.DEFAULT, folder)) {
			ChatRecorder chat = new ChatRecorder(program.subscriptions(), program.chat(program.world("World", "Ada"), "chat"));
			program.send(chat.chat(), "question");
			var request = server.awaitRequest();
			long start = System.nanoTime();
			TestEngine.get(program.chats().stop(chat.chat().chat()));
			chat.awaitIdle();
			long idle = System.nanoTime() - start;
			request.awaitClosed();
			System.out.printf("Stopped before the first token: idle after %d ms, closed at the server after %d ms.%n",
					idle / 1_000_000, (System.nanoTime() - start) / 1_000_000);
			chat.close();
		}
	}
}
