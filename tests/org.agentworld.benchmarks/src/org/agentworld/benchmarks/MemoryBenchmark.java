package org.agentworld.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session costs in the heap: one in use that is silent, and one that streams and has a subscriber. */
class MemoryBenchmark {

	@TempDir
	Path folder;

	private final CountDownLatch end = new CountDownLatch(1);

	private final LlmProvider provider = (_, output) -> {
		output.text("x".repeat(4000));
		Latches.await(end);
		return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
	};

	@Test
	void sessions() throws Exception {
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", "Ada");
			System.out.printf("%n| sessions | heap when idle | each | heap while streaming 4,000 characters | each |%n"
					+ "| --- | ---: | ---: | ---: | ---: |%n");
			List<ChatRecorder> recorders = new ArrayList<>();
			for (int sessions : new int[] { 10, 100, 1000 }) {
				List<ChatAddress> chats = new ArrayList<>();
				for (int i = 0; i < sessions; i++) {
					chats.add(program.chat(world, "chat " + i));
				}
				long before = heap();
				chats.forEach(chat -> program.snapshot(chat.chat()));
				long idle = heap() - before;
				for (ChatAddress chat : chats) {
					ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat);
					recorders.add(recorder);
					program.send(chat, "go");
				}
				recorders.forEach(recorder -> recorder.await(TurnChunk.class, _ -> true));
				long streaming = heap() - before;
				System.out.printf("| %,d | %,d KB | %.1f KB | %,d KB | %.1f KB |%n", sessions, idle / 1024,
						idle / 1024.0 / sessions, streaming / 1024, streaming / 1024.0 / sessions);
			}
			end.countDown();
			recorders.forEach(ChatRecorder::awaitIdle);
			recorders.forEach(ChatRecorder::close);
		}
	}

	/** Used bytes after the garbage is gone. */
	private static long heap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}
}
