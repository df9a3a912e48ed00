package org.agentworld.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many events a second go from turns through sessions and Event Admin to subscribers, 64 chats at once. */
class EventsBenchmark {

	private static final int CHATS = 64;
	private static final int CHUNKS = 20_000;

	@TempDir
	Path folder;

	@Test
	void eventsASecond() throws Exception {
		CountDownLatch[] go = { new CountDownLatch(1) };
		LlmProvider provider = (_, output) -> {
			Latches.await(go[0]);
			for (int i = 0; i < CHUNKS; i++) {
				output.text("token ");
			}
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", "Ada");
			double[] perSecond = new double[5];
			for (int round = -1; round < perSecond.length; round++) {
				go[0] = new CountDownLatch(1);
				double measured = round(program, world, go[0]);
				if (round >= 0) {
					perSecond[round] = measured;
				}
			}
			System.out.printf("%n| 64 chats, 64 subscribers | median | slowest |%n| --- | ---: | ---: |%n");
			System.out.printf("| events a second | %,.0f | %,.0f |%n", new Measured(perSecond).median(),
					new Measured(perSecond).percentile(0));
		}
	}

	private static double round(TestEngine program, World world, CountDownLatch go) throws Exception {
		LongAdder received = new LongAdder();
		CountDownLatch ended = new CountDownLatch(CHATS);
		List<EventSubscription> subscriptions = new ArrayList<>();
		for (int i = 0; i < CHATS; i++) {
			ChatAddress chat = program.chat(world, "chat " + i);
			subscriptions.add(program.subscriptions().subscribe(chat, new EventListener<ChatEvent>() {
				@Override
				public void onEvent(ChatEvent event) {
					received.increment();
					if (event instanceof ChatEvent.TurnEnded) {
						ended.countDown();
					}
				}

				@Override
				public void onOverflow() {
					// A subscriber that falls behind gets a snapshot instead; only what was delivered is counted.
					received.add(0);
				}
			}));
			program.send(chat, "go");
		}
		long start = System.nanoTime();
		go.countDown();
		Latches.await(ended);
		double seconds = (System.nanoTime() - start) / 1e9;
		subscriptions.forEach(EventSubscription::close);
		return received.sum() / seconds;
	}
}
