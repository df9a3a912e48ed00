package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.model.World;
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
		}); TestEngine program = TestEngine.connectedTo(server.baseUrl(), folder)) {
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

	@Test
	void faultsInAQuarterOfTheChatsLeaveTheOthersAlone_REQ_11() throws Exception {
		int count = 16;
		try (ModelServer server = ModelServer.start(reply -> {
			String asked = reply.request().lastText();
			switch (Integer.parseInt(asked) % 8) {
				case 0 -> {
					reply.text("half of " + asked);
					reply.cut();
				}
				case 1 -> reply.status(429, Map.of("Retry-After", "7"), "{}");
				default -> {
					reply.text("all of " + asked);
					reply.end();
				}
			}
		}); TestEngine program = TestEngine.connectedTo(server.baseUrl(), folder)) {
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
				chat.assertOrderly();
				switch (i % 8) {
					case 0 -> {
						assertThat(failure(chat).kind()).isEqualTo(TurnError.Kind.NETWORK);
						assertThat(chat.texts(Role.AGENT)).as("what had come is kept").containsExactly("half of " + i);
					}
					case 1 -> assertThat(failure(chat).retryAfter().orElseThrow().toSeconds()).isEqualTo(7);
					default -> {
						assertThat(chat.texts(Role.AGENT)).containsExactly("all of " + i);
						assertThat(chat.events(TurnFailed.class)).isEmpty();
					}
				}
				chat.close();
			}
		}
	}

	private static TurnError failure(ChatRecorder chat) {
		return chat.events(TurnFailed.class).getFirst().turn().error().orElseThrow();
	}

	@Test
	void stoppingClosesTheConnectionAsTheServerSeesIt() throws Exception {
		try (ModelServer server = ModelServer.start((Reply reply) -> reply.awaitClose());
				TestEngine program = TestEngine.connectedTo(server.baseUrl(), folder)) {
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
