package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two agents answer one message at the same time, in random interleavings, with a stop or a fault now and then, while
 * subscribers are slow or throw. Repeat a run with {@code -Dtest.vmargs=-Dseed=<printed seed>}.
 */
class RandomParallelTurnsTest {

	private static final int ROUNDS = 25;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final long seed = Long.getLong("seed", System.nanoTime());

	/** Counts its words; how it dawdles and whether it fails depends on the seed, the question and the agent. */
	private final LlmProvider provider = (request, output) -> {
		Random random = new Random(seed ^ (request.agentName() + request.prompt().getLast().text()).hashCode());
		int words = 1 + random.nextInt(60);
		for (int i = 0; i < words; i++) {
			dawdle(random);
			if (random.nextInt(5) == 0) {
				output.reasoning("(" + request.agentName() + " " + i + ")");
			}
			output.text(request.agentName() + i + " ");
		}
		return switch (random.nextInt(8)) {
			case 0 -> throw new ProviderException(TurnError.of(TurnError.Kind.UNAVAILABLE, "random failure"));
			case 1 -> throw new IllegalStateException("random fault");
			default -> new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
	};

	private static void dawdle(Random random) {
		switch (random.nextInt(4)) {
			case 0 -> Thread.yield();
			case 1 -> LockSupport.parkNanos(random.nextInt(200_000));
			default -> Thread.onSpinWait();
		}
	}

	@Test
	void eachTurnKeepsItsOrderAndItsText() throws Exception {
		System.out.println("RandomParallelTurnsTest: -Dseed=" + seed);
		log.expect("failed; it gets the next event all the same");
		Random random = new Random(seed);
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", one -> one.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME), "Ada", "Grace");
			ChatAddress chat = program.chat(world, "chat");
			AtomicInteger thrown = new AtomicInteger();
			CountDownLatch idle = new CountDownLatch(ROUNDS);
			try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat);
					var _ = program.subscriptions().subscribe(chat, slow(new Random(seed + 1)));
					var _ = program.subscriptions().subscribe(chat, throwing(thrown, idle))) {
				for (int round = 1; round <= ROUNDS; round++) {
					program.send(chat, "question " + round);
					if (random.nextInt(4) == 0) {
						dawdle(random);
						TestEngine.get(program.chats().stop(chat.chat()));
					}
					recorder.awaitIdle(round);
				}
				assertOrderly(program, recorder);
				// What is thrown at the last events must be logged before the end of the test.
				Latches.await(idle);
				assertThat(thrown).hasPositiveValue();
			}
		}
	}

	private static void assertOrderly(TestEngine program, ChatRecorder recorder) {
		recorder.assertOrderly();
		ChatSnapshot stored = program.snapshot(recorder.chat().chat());
		assertThat(stored.liveTurns()).isEmpty();
		assertThat(stored.page().turns()).hasSize(2 * ROUNDS);
		Map<TurnId, Message> answers = stored.page().messages().stream().filter(one -> one.role() == Role.AGENT)
				.collect(Collectors.toMap(one -> one.turn().orElseThrow(), one -> one));
		for (Turn turn : stored.page().turns()) {
			String streamed = recorder.streamed(turn.id());
			Message answer = answers.get(turn.id());
			assertThat(streamed).as("what %s streamed", turn).isEqualTo(answer == null ? "" : answer.text());
			String[] words = streamed.isEmpty() ? new String[0] : streamed.split(" ");
			for (int i = 0; i < words.length; i++) {
				assertThat(words[i]).isEqualTo(turn.agentName() + i);
			}
		}
	}

	private static EventListener<ChatEvent> slow(Random random) {
		return new EventListener<>() {
			@Override
			public void onEvent(ChatEvent event) {
				LockSupport.parkNanos(random.nextInt(1_000_000));
			}

			@Override
			public void onOverflow() {
				// Slow enough for that, perhaps; nobody else may notice.
				LockSupport.parkNanos(1_000);
			}
		};
	}

	private static EventListener<ChatEvent> throwing(AtomicInteger thrown, CountDownLatch idle) {
		return new EventListener<>() {
			@Override
			public void onEvent(ChatEvent event) {
				if (event instanceof ActivityChanged changed) {
					if (changed.activity() == Activity.IDLE) {
						idle.countDown();
					}
				} else if (event.stamp().eventSeq() % 50 == 0) {
					thrown.incrementAndGet();
					throw new StackOverflowError("faulty subscriber");
				}
			}

			@Override
			public void onOverflow() {
				throw new IllegalStateException("faulty subscriber");
			}
		};
	}
}
