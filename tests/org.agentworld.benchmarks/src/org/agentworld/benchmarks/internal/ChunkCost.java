package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;

/** What a piece of an answer costs in a short and in a long chat: one at a time, and as many as go through. */
final class ChunkCost implements Benchmark {

	private static final int ROUNDS = Integer.getInteger("rounds", 5);
	private static final int CHUNKS = 10_000;

	private final Semaphore seen = new Semaphore(0);
	private volatile boolean oneAtATime;
	private volatile long asked;
	private volatile long took;
	private volatile Samples latencies;

	private final LlmProvider provider = (_, output) -> {
		asked = System.nanoTime();
		List<Long> nanos = new ArrayList<>();
		for (int i = 0; i < CHUNKS; i++) {
			long before = System.nanoTime();
			output.text("token ");
			if (oneAtATime) {
				seen.acquire();
				nanos.add(System.nanoTime() - before);
			}
		}
		if (!oneAtATime) {
			seen.acquire(CHUNKS);
		}
		took = System.nanoTime() - asked;
		if (oneAtATime) {
			latencies = Samples.of(nanos);
		}
		return new ModelResult(ModelResult.Finish.COMPLETE, Usage.UNKNOWN);
	};

	private final EventListener<ChatEvent> listener = new EventListener<>() {
		@Override
		public void onEvent(ChatEvent event) {
			if (event instanceof TurnChunk) {
				seen.release();
			}
		}

		@Override
		public void onOverflow() {
			// What was dropped is never counted, which would let the provider wait for ever.
			seen.release(CHUNKS);
			System.out.println("The subscriber was too slow in this round; its numbers mean nothing.");
		}
	};

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		out.println("| messages in the chat | output to subscriber and back, median µs | (99 %) µs | chunks/s | send to question, ms |");
		out.println("|--:|--:|--:|--:|--:|");
		ChatAddress small;
		ChatAddress large;
		try (Program program = Program.with(folder, provider)) {
			small = program.newChat(10);
			large = program.newChat(100_000);
		}
		// Started again: the logs were written behind the sessions' backs.
		try (Program program = Program.with(folder, provider)) {
			for (int i = -1; i < ROUNDS; i++) {
				// In turns, so that neither is always the one for which the machine is warmer.
				boolean smallFirst = i % 2 == 0;
				String first = smallFirst ? row(program, small, 10) : row(program, large, 100_000);
				String second = smallFirst ? row(program, large, 100_000) : row(program, small, 10);
				if (i >= 0) {
					out.println(first + "\n" + second);
				}
			}
		}
	}

	private String row(Program program, ChatAddress chat, int messages) throws Exception {
		oneAtATime = true;
		long toQuestion = turn(program, chat);
		Samples single = latencies;
		oneAtATime = false;
		turn(program, chat);
		return "| %,d | %.1f | %.1f | %,.0f | %.1f |".formatted(messages, single.medianMicros(),
				single.quantile(0.99) / 1e3, CHUNKS * 1e9 / took, toQuestion / 1e6);
	}

	private long turn(Program program, ChatAddress chat) throws Exception {
		seen.drainPermits();
		try (EventSubscription _ = program.subscriptions().subscribe(chat, listener);
				TurnWatch end = new TurnWatch(program, chat)) {
			long sent = System.nanoTime();
			program.engine().chats().send(chat.chat(), "Go.").get();
			end.ended();
			return asked - sent;
		}
	}
}
