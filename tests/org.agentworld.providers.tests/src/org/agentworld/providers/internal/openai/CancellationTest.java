package org.agentworld.providers.internal.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;

import org.agentworld.providers.internal.Call;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cancelled call ends soon, and the server sees its connection closed. */
class CancellationTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final OpenAiProvider provider = new OpenAiProvider();

	@Test
	void beforeTheStatus() throws Exception {
		try (ModelServer server = ModelServer.start(Script.silence())) {
			Call call = start(server);
			var asked = server.awaitRequest();
			report("before the status", call.cancel(), asked.awaitClosed());
		}
	}

	@Test
	void beforeTheFirstToken() throws Exception {
		Script script = reply -> {
			reply.start();
			reply.awaitClose();
		};
		try (ModelServer server = ModelServer.start(script)) {
			Call call = start(server);
			var asked = server.awaitRequest();
			report("before the first token", call.cancel(), asked.awaitClosed());
		}
	}

	@Test
	void inMidStream() throws Exception {
		try (ModelServer server = ModelServer.start(Script.tokens(1_000_000, Duration.ofMillis(1)))) {
			Call call = start(server);
			call.awaitFirstPiece();
			var asked = server.awaitRequest();
			report("in mid-stream", call.cancel(), asked.awaitClosed());
			assertThat(call.text()).startsWith("t0 ");
		}
	}

	@Test
	void afterTheEndNothingHappens() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("All."))) {
			Call call = start(server);
			call.await();
			report("after the end", call.cancel(), server.awaitRequest().awaitClosed());
			assertThat(call.text()).isEqualTo("All.");
		}
	}

	@Test
	void beforeItBegan() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("Too late."))) {
			Call call = new Call(provider, Call.request(Call.connection(server.baseUrl(), ""), "Talk")) {
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

	@Test
	void closingTheConnectionIsEnough() throws Exception {
		try (ModelServer server = ModelServer.start(Script.silence())) {
			Call call = start(server);
			var asked = server.awaitRequest();
			call.closeOnly();
			call.awaitEnd();
			asked.awaitClosed();
		}
	}

	@Test
	void anInterruptIsEnough() throws Exception {
		try (ModelServer server = ModelServer.start(Script.stallAfter("Half "))) {
			Call call = start(server);
			call.awaitFirstPiece();
			call.interruptOnly();
			server.awaitRequest().awaitClosed();
		}
	}

	@Test
	void whileTheChatTakesNothing() throws Exception {
		try (ModelServer server = ModelServer.start(Script.tokens(1_000_000, Duration.ZERO))) {
			Call call = new Call(provider, Call.request(Call.connection(server.baseUrl(), ""), "Talk")) {
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

	private Call start(ModelServer server) {
		return Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Do they?"));
	}

	private static void report(String when, Duration ended, Duration closed) {
		System.out.println("Cancelled %s: ended after %.1f ms, the server saw it after %.1f ms more".formatted(when,
				ended.toNanos() / 1e6, closed.toNanos() / 1e6));
	}
}
