package org.agentworld.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the length of a chat costs anything: a chunk on its way to a subscriber, and a snapshot of the newest page. */
class LongChatBenchmark {

	private static final int CHUNKS = 20_000;
	private static final int SNAPSHOTS = 500;

	@TempDir
	Path folder;

	private final LinkedTransferQueue<Long> seen = new LinkedTransferQueue<>();

	/** One chunk at a time: the next is said when the last was seen, so that nothing but its own way is measured. */
	private final LlmProvider provider = (_, output) -> {
		for (int i = 0; i < CHUNKS; i++) {
			output.text(Long.toString(System.nanoTime()) + " ");
			if (seen.poll(30, TimeUnit.SECONDS) == null) {
				throw new IllegalStateException("a chunk was not seen");
			}
		}
		return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
	};

	@Test
	void chunkAndSnapshot() throws Exception {
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", "Ada");
			ChatAddress shorter = filled(program, world, 10);
			ChatAddress middle = filled(program, world, 100);
			ChatAddress longer = filled(program, world, 100_000);
			chunk(program, shorter);
			System.out.printf("%n| messages in the chat | chunk to subscriber, p50 | p99 | snapshot, p50 | p99 |%n"
					+ "| --- | ---: | ---: | ---: | ---: |%n");
			row(program, shorter, 10);
			row(program, middle, 100);
			row(program, longer, 100_000);
		}
	}

	private void row(TestEngine program, ChatAddress chat, int messages) throws Exception {
		Measured chunk = chunk(program, chat);
		Measured snapshot = snapshot(program, chat);
		System.out.printf("| %,d | %.1f µs | %.1f µs | %.2f ms | %.2f ms |%n", messages, chunk.median() * 1e6,
				chunk.percentile(99) * 1e6, snapshot.median() * 1e3, snapshot.percentile(99) * 1e3);
	}

	private static ChatAddress filled(TestEngine program, World world, int messages) {
		ChatAddress chat = program.chat(world, "chat of " + messages);
		StoreBenchmark.fill(program.store(), chat.chat(), messages);
		return chat;
	}

	private Measured chunk(TestEngine program, ChatAddress chat) throws Exception {
		double[] seconds = new double[CHUNKS];
		int[] count = { 0 };
		CountDownLatch ended = new CountDownLatch(1);
		try (var _ = program.subscriptions().subscribe(chat, new EventListener<ChatEvent>() {
			@Override
			public void onEvent(ChatEvent event) {
				if (event instanceof TurnChunk said) {
					long now = System.nanoTime();
					seconds[count[0]++] = (now - Long.parseLong(said.text().strip())) / 1e9;
					seen.add(now);
				} else if (event instanceof TurnEnded) {
					ended.countDown();
				}
			}

			@Override
			public void onOverflow() {
				throw new IllegalStateException("one chunk at a time cannot overflow");
			}
		})) {
			program.send(chat, "go");
			Latches.await(ended);
		}
		return new Measured(seconds);
	}

	private static Measured snapshot(TestEngine program, ChatAddress chat) {
		double[] seconds = new double[SNAPSHOTS];
		for (int i = -SNAPSHOTS; i < SNAPSHOTS; i++) {
			long start = System.nanoTime();
			TestEngine.get(program.chats().snapshot(chat.chat(), Long.MAX_VALUE, 100));
			if (i >= 0) {
				seconds[i] = (System.nanoTime() - start) / 1e9;
			}
		}
		return new Measured(seconds);
	}
}
