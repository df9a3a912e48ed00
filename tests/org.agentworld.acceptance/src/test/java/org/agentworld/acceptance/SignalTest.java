package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who stops the program loses nothing. */
class SignalTest {

	private static final String SAID = "So far.";

	private interface Signal {
		void to(Running program) throws Exception;
	}

	@TempDir
	Path data;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();

	@Test
	void ctrlCCancelsTheTurnsWhichKeepTheirText() throws Exception {
		assertCancelledBy(Running::interrupt, 130);
	}

	@Test
	void theTermSignalDoesTheSame() throws Exception {
		assertCancelledBy(Running::terminate, 143);
	}

	private void assertCancelledBy(Signal signal, int exitCode) throws Exception {
		try (ModelServer server = ModelServer.start(Script.stallAfter(SAID));
				Running running = program.start(chats(server, "Go on."))) {
			running.awaitLine(secondChunk());
			signal.to(running);
			Result result = running.awaitEnd(Duration.ofSeconds(10));

			assertThat(result.err()).isEmpty();
			assertThat(result.exitCode()).isEqualTo(exitCode);
			assertThat(result.out()).contains("turn-cancelled");
			assertThat(server.asked()).hasSize(2);
			for (Asked request : server.asked()) {
				request.awaitClosed();
			}
			new DataFolderFiles(data).assertSound();
		}
		assertCancelledWithTheirText();
	}

	private static Predicate<String> secondChunk() {
		AtomicInteger seen = new AtomicInteger();
		return line -> line.contains("turn-chunk") && seen.incrementAndGet() == 2;
	}

	/** Asks again: what the next start would run by itself would ask the server, too. */
	private void assertCancelledWithTheirText() {
		try (ModelServer server = ModelServer.start(Script.answer("An answer."))) {
			Result result = program.run(chats(server, "And now?"));
			assertThat(result.exitCode()).as(result.err()).isZero();
			assertThat(ChatLines.snapshots(result.out())).hasSize(2).allSatisfy(chat -> {
				assertThat(chat.path("turns").findValuesAsText("state")).containsExactly("CANCELLED");
				assertThat(chat.path("messages").findValuesAsText("text")).containsExactly("Go on.", SAID);
			});
			assertThat(server.asked()).extracting(Asked::lastText).containsExactly("And now?", "And now?");
		}
	}

	private String[] chats(ModelServer server, String text) {
		return new String[] { "chat", "--format", "json", "--data", data.toString(), "--world", "W", "--chat", "A", "--chat",
				"B", "--base-url", server.baseUrl().toString(), "--model", "m", text };
	}
}
