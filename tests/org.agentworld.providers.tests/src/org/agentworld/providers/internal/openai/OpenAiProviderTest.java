package org.agentworld.providers.internal.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.providers.internal.Call;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.PromptMessage.Role;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.ModelServer.Said;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiProviderTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final OpenAiProvider provider = new OpenAiProvider();

	@Test
	void theAnswerComesInPiecesWithItsUsage() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("Tortoises ", "dream, ", "sagt Zoë 🐢.\n"))) {
			Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), "k-1"), "Do they?"));
			assertThat(call.await()).isEqualTo(new ModelResult(Finish.COMPLETE, Usage.of(11, 7)));
			assertThat(call.text()).isEqualTo("Tortoises dream, sagt Zoë 🐢.\n");
		}
	}

	@Test
	void theRequestCarriesThePromptTheSettingsAndTheKey() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("ok"))) {
			ModelRequest request = new ModelRequest(ChatId.random(), TurnId.random(),
					Call.connection(server.baseUrl(), "k-1"), "other-model", "Ada", "You are Ada.",
					List.of(Call.said(Role.USER, "", "Hello"), Call.said(Role.ASSISTANT, "Ada", "Hello, you."),
							Call.said(Role.USER, "Bob", "I am Bob.")),
					Call.settings(0.5, 99));
			Call.start(provider, request).await();
			Asked asked = server.awaitRequest();
			assertThat(asked.model()).isEqualTo("other-model");
			assertThat(asked.authorization()).contains("Bearer k-1");
			assertThat(asked.messages()).containsExactly(new Said("system", "You are Ada."), new Said("user", "Hello"),
					new Said("assistant", "Hello, you."), new Said("user", "Bob: I am Bob."));
			assertThat(asked.body().path("stream").asBoolean()).isTrue();
			assertThat(asked.body().at("/stream_options/include_usage").asBoolean()).isTrue();
			assertThat(asked.body().path("temperature").asDouble()).isEqualTo(0.5);
			assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(99);
		}
	}

	@Test
	void withoutAKeyTemperatureOrLimitNoneIsSent() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("ok"))) {
			Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Hello")).await();
			Asked asked = server.awaitRequest();
			assertThat(asked.model()).isEqualTo("test-model");
			assertThat(asked.authorization()).isEmpty();
			assertThat(asked.body().has("temperature") || asked.body().has("max_tokens")).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "reasoning_content", "reasoning" })
	void reasoningIsHandedOverUnderBothOfItsNames(String name) throws Exception {
		Script script = reply -> {
			reply.delta(name, "Let me ");
			reply.delta(name, "see.");
			reply.text("Yes.");
			reply.end();
		};
		try (ModelServer server = ModelServer.start(script)) {
			Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Do they?"));
			call.await();
			assertThat(call.reasoning()).isEqualTo("Let me see.");
			assertThat(call.text()).isEqualTo("Yes.");
		}
	}

	@Test
	void theFinishReasonIsKept() throws Exception {
		Script script = reply -> {
			reply.text("Half an ans");
			reply.end("length");
		};
		try (ModelServer server = ModelServer.start(script)) {
			Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Do they?"));
			assertThat(call.await().finish()).isEqualTo(Finish.LENGTH);
		}
	}

	@Test
	void afterDoneNothingIsWaitedFor() throws Exception {
		Script script = reply -> {
			reply.text("All.");
			reply.event("[DONE]");
			reply.awaitClose();
		};
		try (ModelServer server = ModelServer.start(script)) {
			Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Do they?"));
			assertThat(call.await()).isEqualTo(new ModelResult(Finish.COMPLETE, Usage.UNKNOWN));
			server.awaitRequest().awaitClosed();
		}
	}

	@Test
	void manyCallsAtOnceGetEachItsOwnAnswer() throws Exception {
		int calls = 64;
		try (ModelServer server = ModelServer.start(Script.echo())) {
			server.holdUntil(calls);
			List<Call> running = IntStream.range(0, calls).mapToObj(i -> Call.start(provider,
					Call.request(Call.connection(server.baseUrl(), "key-" + i), "You are " + i,
							List.of(Call.said(Role.USER, "", "first " + i), Call.said(Role.ASSISTANT, "", "answer " + i),
									Call.said(Role.USER, "", "second " + i)))))
					.toList();
			for (int i = 0; i < calls; i++) {
				running.get(i).await();
				assertThat(running.get(i).text())
						.isEqualTo("system=You are %1$d|user=first %1$d|assistant=answer %1$d|user=second %1$d|".formatted(i));
			}
			assertThat(server.asked()).hasSize(calls).allSatisfy(asked -> assertThat(asked.authorization())
					.contains("Bearer key-" + asked.lastText().substring("second ".length())));
		}
	}

	@Test
	void aChatThatTakesNothingSlowsTheServerDownAndLosesNothing() throws Exception {
		int pieces = 2_000;
		String piece = "0123456789abcdef".repeat(2_048);
		CountDownLatch allSent = new CountDownLatch(1);
		Script script = reply -> {
			for (int i = 0; i < pieces; i++) {
				reply.text(piece);
			}
			reply.end();
			allSent.countDown();
		};
		CountDownLatch release = new CountDownLatch(1);
		try (ModelServer server = ModelServer.start(script)) {
			Call call = new Call(provider, Call.request(Call.connection(server.baseUrl(), ""), "Talk")) {
				@Override
				public void text(String more) throws InterruptedException {
					super.text(more);
					release.await();
				}
			};
			call.start();
			call.awaitFirstPiece();
			assertThat(allSent.await(1, TimeUnit.SECONDS)).as("64 MB were taken though the chat took 32 KB").isFalse();
			release.countDown();
			call.await();
			assertThat(call.text()).hasSize(pieces * piece.length());
		}
	}

	/** Java keeps connections for later calls; this server closes a kept one when the next request comes over it. */
	@Test
	void aKeptConnectionThatTheServerClosesDoesNotFailTheCall() throws Exception {
		AtomicInteger hungUp = new AtomicInteger();
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread.ofVirtual().start(() -> hangUpAfterTheFirstAnswer(server, hungUp));
			URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
			for (int i = 0; i < 20 && hungUp.get() == 0; i++) {
				Call call = Call.start(provider, Call.request(Call.connection(address, ""), "Talk"));
				call.await();
				assertThat(call.text()).isEqualTo("All.");
			}
			assertThat(hungUp).hasPositiveValue();
		}
	}

	private static void hangUpAfterTheFirstAnswer(ServerSocket server, AtomicInteger hungUp) {
		String body = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"All.\"},\"finish_reason\":\"stop\"}]}\n\n";
		byte[] answer = ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
				.getBytes(StandardCharsets.US_ASCII);
		while (!server.isClosed()) {
			try (Socket connection = server.accept()) {
				readRequest(connection.getInputStream());
				connection.getOutputStream().write(answer);
				readRequest(connection.getInputStream());
				hungUp.incrementAndGet();
			} catch (IOException _) {
				// The client has closed the connection first, or the test is over.
			}
		}
	}

	private static void readRequest(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException();
			}
			head.append((char) next);
		}
		Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
		assertThat(length.find()).isTrue();
		in.readNBytes(Integer.parseInt(length.group(1)));
	}

	@Test
	void aFaultOfTheTakerIsNotBlamedOnTheServer() throws Exception {
		IllegalStateException fault = new IllegalStateException("fault");
		try (ModelServer server = ModelServer.start(Script.stallAfter("Hello"))) {
			Call call = new Call(provider, Call.request(Call.connection(server.baseUrl(), ""), "Talk")) {
				@Override
				public void text(String more) {
					throw fault;
				}
			};
			call.start();
			assertThat(catchThrowable(call::await)).hasCause(fault);
			server.awaitRequest().awaitClosed();
		}
	}
}
