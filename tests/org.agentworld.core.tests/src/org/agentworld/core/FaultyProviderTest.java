package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.agentworld.events.ChatEvent.TurnChunk;
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
