package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A provider is foreign code: what it does wrong becomes an error in its chat that names it. */
class FaultyProviderTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	@Test
	void itThrowsAnError() {
		assertThat(errorOf((_, _) -> {
			throw new StackOverflowError();
		}).message()).contains("the.test", "StackOverflowError");
	}

	@Test
	void itReturnsNothing() {
		assertThat(errorOf((_, _) -> null).kind()).isEqualTo(TurnError.Kind.FAULTY_PLUGIN);
	}

	@Test
	void itSaysNothing() {
		TurnError error = errorOf((_, _) -> new ModelResult(Finish.COMPLETE, Usage.UNKNOWN));
		assertThat(error.kind()).isEqualTo(TurnError.Kind.BAD_ANSWER);
		assertThat(error.message()).contains("empty answer");
	}

	@Test
	void itSaysNull() {
		assertThat(errorOf((_, output) -> {
			output.text(null);
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		}).kind()).isEqualTo(TurnError.Kind.FAULTY_PLUGIN);
	}

	@Test
	void itThrowsWhatItDoesNotDeclare() {
		assertThat(errorOf((_, _) -> FaultyProviderTest.<RuntimeException>sneak(new IOException("undeclared"))).message())
				.contains("the.test", "IOException: undeclared");
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> ModelResult sneak(Throwable undeclared) throws X {
		throw (X) undeclared;
	}

	@Test
	void itSaysThatItWasInterruptedThoughNobodyDidThat() {
		assertThat(errorOf((_, _) -> {
			throw new InterruptedException("by mistake");
		}).message()).contains("the.test", "InterruptedException: by mistake");
	}

	@Test
	void itInterruptsItselfAndGoesOn() {
		assertThat(errorOf((_, output) -> {
			Thread.currentThread().interrupt();
			output.text("x");
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		}).message()).contains("the.test", "InterruptedException");
	}

	@Test
	void itInterruptsItselfAndReturns() {
		LlmProvider faulty = (_, output) -> {
			output.text("complete");
			Thread.currentThread().interrupt();
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, faulty);
				ChatRecorder chat = new ChatRecorder(program.subscriptions(),
						program.chat(program.world("World", "Ada"), "chat"))) {
			program.send(chat.chat(), "question");
			chat.awaitIdle();
			assertThat(chat.texts(Role.AGENT)).containsExactly("complete");
			assertThat(chat.events(TurnEnded.class)).hasSize(1);
		}
	}

	@Test
	void itSaysTooMuchInOnePiece() {
		assertThat(errorOf((_, output) -> {
			output.text("x".repeat(10_000_000));
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		}).message()).contains("the.test", "more than 4000000 characters");
	}

	@Test
	void itSaysTooMuchInManyPiecesAndDoesNotListen() {
		String piece = "x".repeat(1_000_000);
		LlmProvider faulty = (_, output) -> {
			for (int i = 0; i < 6; i++) {
				try {
					output.text(piece);
				} catch (IllegalStateException e) {
					// It does not care; that is what is tested.
					assertThat(e).hasMessageContaining("dropped");
				}
			}
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, faulty);
				ChatRecorder chat = new ChatRecorder(program.subscriptions(),
						program.chat(program.world("World", "Ada"), "chat"))) {
			program.send(chat.chat(), "question");
			assertThat(chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow().message())
					.contains("more than 4000000 characters");
			assertThat(chat.texts(Role.AGENT).getFirst()).as("what was taken is kept").hasSize(4_000_000);
		}
	}

	@Test
	void itSaysHalfCharactersAndNothing() {
		LlmProvider odd = (_, output) -> {
			for (String piece : List.of("", "\ud83c", "", "\udf4e", "\udc00", "\u0000", "")) {
				output.text(piece);
			}
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, odd);
				ChatRecorder chat = new ChatRecorder(program.subscriptions(),
						program.chat(program.world("World", "Ada"), "chat"))) {
			program.send(chat.chat(), "question");
			chat.awaitIdle();
			assertThat(chat.texts(Role.AGENT)).containsExactly("\ud83c\udf4e\udc00\u0000");
			assertThat(chat.streamed(chat.events(TurnEnded.class).getFirst().turn().id()))
					.isEqualTo("\ud83c\udf4e\udc00\u0000");
			assertThat(program.snapshot(chat.chat().chat()).page().messages().getLast().text())
					.isEqualTo("\ud83c\udf4e\udc00\u0000");
			assertThat(chat.events(TurnChunk.class)).as("empty pieces are no events").hasSize(4);
		}
	}

	@Test
	void itGoesOnSpeakingOnAnotherThreadAfterItReturned() throws Exception {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		CompletableFuture<Throwable> late = new CompletableFuture<>();
		LlmProvider faulty = (_, output) -> {
			output.text("in time");
			Thread.ofVirtual().start(() -> {
				ended.join();
				try {
					output.text("late");
					late.complete(null);
				} catch (InterruptedException e) {
					late.complete(e);
				}
			});
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, faulty);
				ChatRecorder chat = new ChatRecorder(program.subscriptions(),
						program.chat(program.world("World", "Ada"), "chat"))) {
			program.send(chat.chat(), "question");
			chat.awaitIdle();
			ended.complete(null);
			assertThat(TestEngine.get(late)).isInstanceOf(InterruptedException.class);
			program.snapshot(chat.chat().chat());
			assertThat(chat.events(TurnChunk.class)).extracting(TurnChunk::text).containsExactly("in time");
			assertThat(chat.texts(Role.AGENT)).containsExactly("in time");
		}
	}

	private TurnError errorOf(LlmProvider faulty) {
		try (TestEngine program = new TestEngine(folder, faulty)) {
			World world = program.world("World", "Ada");
			try (ChatRecorder chat = new ChatRecorder(program.subscriptions(), program.chat(world, "chat"))) {
				program.send(chat.chat(), "question");
				return chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow();
			}
		}
	}

	@Test
	void itFloodsItsChatAndHasToWaitWhileAnotherChatGoesOn() throws Exception {
		int pieces = 20_000;
		CountDownLatch flooding = new CountDownLatch(1);
		AtomicInteger said = new AtomicInteger();
		LlmProvider provider = (request, output) -> {
			if (request.prompt().getLast().text().equals("flood")) {
				for (int i = 0; i < pieces; i++) {
					output.text("x");
					said.incrementAndGet();
					flooding.countDown();
				}
			} else {
				output.text("quiet");
			}
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", "Ada");
			try (ChatRecorder quiet = new ChatRecorder(program.subscriptions(), program.chat(world, "quiet"))) {
				var flooded = program.chat(world, "flooded");
				program.send(flooded, "flood");
				Latches.await(flooding);
				program.send(quiet.chat(), "question");
				quiet.awaitIdle();
				assertThat(quiet.texts(Role.AGENT)).containsExactly("quiet");
				assertThat(quiet.events(TurnChunk.class)).hasSize(1);
				ChatRecorder recorder = new ChatRecorder(program.subscriptions(), flooded);
				if (!program.snapshot(flooded.chat()).liveTurns().isEmpty()) {
					recorder.awaitIdle();
				}
				recorder.close();
				assertThat(program.snapshot(flooded.chat()).page().messages().getLast().text()).hasSize(pieces);
				assertThat(said).hasValue(pieces);
			}
		}
	}
}
