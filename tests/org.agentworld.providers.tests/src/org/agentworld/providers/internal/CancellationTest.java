package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.agentworld.providers.internal.Family.Event;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Reply;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cancelled call ends soon, and the server sees its connection closed. */
class CancellationTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@ParameterizedTest
	@EnumSource
	void beforeTheStatus(Family family) throws Exception {
		try (ModelServer server = server(Script.silence())) {
			Call call = start(family, server);
			var asked = server.awaitRequest();
			report(family + " before the status", call.cancel(), asked.awaitClosed());
		}
	}

	@ParameterizedTest
	@EnumSource
	void beforeTheFirstToken(Family family) throws Exception {
		Script script = reply -> {
			reply.start();
			reply.awaitClose();
		};
		try (ModelServer server = server(script)) {
			Call call = start(family, server);
			var asked = server.awaitRequest();
			report(family + " before the first token", call.cancel(), asked.awaitClosed());
		}
	}

	@ParameterizedTest
	@EnumSource
	void inMidStream(Family family) throws Exception {
		try (ModelServer server = server(tokens(family, Duration.ofMillis(1)))) {
			Call call = start(family, server);
			call.awaitFirstPiece();
			var asked = server.awaitRequest();
			report(family + " in mid-stream", call.cancel(), asked.awaitClosed());
			assertThat(call.text()).startsWith("t0 ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void afterTheEndNothingHappens(Family family) throws Exception {
		try (ModelServer server = server(family.answer("All."))) {
			Call call = start(family, server);
			call.await();
			report(family + " after the end", call.cancel(), server.awaitRequest().awaitClosed());
			assertThat(call.text()).isEqualTo("All.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void beforeItBegan(Family family) throws Exception {
		try (ModelServer server = server(family.answer("Too late."))) {
			Call call = new Call(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "Talk")) {
				@Override
				public void onCancel(Runnable close) {
					close.run();
				}
			};
			call.start();
			assertThat(catchThrowable(call::await)).rootCause().isInstanceOf(InterruptedException.class);
			assertThat(server.asked()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void closingTheConnectionIsEnough(Family family) throws Exception {
		try (ModelServer server = server(Script.silence())) {
			Call call = start(family, server);
			var asked = server.awaitRequest();
			call.closeOnly();
			call.awaitEnd();
			asked.awaitClosed();
		}
	}

	@ParameterizedTest
	@EnumSource
	void anInterruptIsEnough(Family family) throws Exception {
		try (ModelServer server = server(reply -> {
			begin(family, "Half ", reply);
			reply.awaitClose();
		})) {
			Call call = start(family, server);
			call.awaitFirstPiece();
			call.interruptOnly();
			server.awaitRequest().awaitClosed();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whileTheChatTakesNothing(Family family) throws Exception {
		try (ModelServer server = server(tokens(family, Duration.ZERO))) {
			Call call = new Call(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "Talk")) {
				@Override
				public void text(String more) throws InterruptedException {
					super.text(more);
					Thread.sleep(Duration.ofDays(1));
				}
			};
			call.start();
			call.awaitFirstPiece();
			call.interruptOnly();
			server.awaitRequest().awaitClosed();
			assertThat(call.text()).isEqualTo("t0 ");
		}
	}

	private Call start(Family family, ModelServer server) {
		return Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "Do they?"));
	}

	@ParameterizedTest
	@EnumSource
	void whileAListOfModelsIsAskedFor(Family family) throws Exception {
		try (ModelServer server = server(Script.silence())) {
			CompletableFuture<Runnable> close = new CompletableFuture<>();
			FutureTask<Object> list = new FutureTask<>(() -> family.provider()
					.models(Call.connection(family.baseUrl(server), ""), close::complete));
			Thread.ofVirtual().start(list);
			var asked = server.awaitRequest();
			close.get().run();
			asked.awaitClosed();
			assertThat(catchThrowable(() -> list.get(10, TimeUnit.SECONDS))).hasCauseInstanceOf(InterruptedException.class);
		}
	}

	private static ModelServer server(Script script) {
		return ModelServer.startForAny(_ -> script);
	}

	/** The beginning of an answer, and more of it until the client closes the connection. */
	private static Script tokens(Family family, Duration pace) {
		return reply -> {
			begin(family, "t0 ", reply);
			for (int i = 1; i < 1_000_000; i++) {
				Thread.sleep(pace);
				family.send(more(family, "t" + i + " "), reply);
			}
		};
	}

	/** The first text, in a block that goes on where the family has blocks. */
	private static void begin(Family family, String text, Reply reply) throws IOException {
		family.send(family.begin(), reply);
		List<Event> whole = family.text(text);
		family.send(family == Family.ANTHROPIC ? whole.subList(0, 2) : whole, reply);
	}

	private static List<Event> more(Family family, String text) {
		List<Event> whole = family.text(text);
		return family == Family.ANTHROPIC ? whole.subList(1, 2) : whole;
	}

	private static void report(String when, Duration ended, Duration closed) {
		System.out.println("Cancelled %s: ended after %.1f ms, the server saw it after %.1f ms more".formatted(when,
				ended.toNanos() / 1e6, closed.toNanos() / 1e6));
	}
}
