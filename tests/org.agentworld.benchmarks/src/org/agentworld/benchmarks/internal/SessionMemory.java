package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;

/** What sessions keep in memory: open ones with a subscriber, and ones in the middle of an answer of 200 tokens. */
final class SessionMemory implements Benchmark {

	private static final int TOKENS = 200;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		out.println("| sessions | heap before MiB | open: KiB each | streaming: KiB each | platform threads |");
		out.println("|--:|--:|--:|--:|--:|");
		measure(folder.resolve("warm-up"), 10);
		for (int sessions : List.of(10, 100, 1000)) {
			out.println(measure(folder.resolve("s" + sessions), sessions));
		}
	}

	private static String measure(Path folder, int sessions) throws Exception {
		Semaphore said = new Semaphore(0);
		Semaphore end = new Semaphore(0);
		LlmProvider provider = (_, output) -> {
			for (int i = 0; i < TOKENS; i++) {
				output.text("token ");
			}
			said.release();
			end.acquire();
			return new ModelResult(ModelResult.Finish.COMPLETE, Usage.UNKNOWN);
		};
		List<ChatAddress> chats;
		try (Program program = Program.with(folder, provider)) {
			chats = program.newChats(sessions);
		}
		// Started again, so that no chat has a session yet.
		try (Program program = Program.with(folder, provider)) {
			long before = usedHeap();
			List<TurnWatch> watches = new ArrayList<>();
			for (ChatAddress chat : chats) {
				watches.add(new TurnWatch(program, chat));
				program.snapshot(chat.chat(), 1);
			}
			long open = usedHeap();
			for (ChatAddress chat : chats) {
				program.engine().chats().send(chat.chat(), "Go.");
			}
			said.acquire(sessions);
			for (TurnWatch watch : watches) {
				watch.firstToken();
			}
			long streaming = usedHeap();
			int threads = ManagementFactory.getThreadMXBean().getThreadCount();
			end.release(sessions);
			for (TurnWatch watch : watches) {
				watch.ended();
				watch.close();
			}
			return "| %,d | %.1f | %.1f | %.1f | %d |".formatted(sessions, before / 1048576.0,
					(open - before) / 1024.0 / sessions, (streaming - before) / 1024.0 / sessions, threads);
		}
	}

	private static long usedHeap() throws InterruptedException {
		Runtime runtime = Runtime.getRuntime();
		long used = Long.MAX_VALUE;
		// Until nothing more goes: references of several kinds need several collections.
		for (long next = collected(runtime); next < used - 10_000; next = collected(runtime)) {
			used = next;
		}
		return used;
	}

	private static long collected(Runtime runtime) throws InterruptedException {
		System.gc();
		Thread.sleep(100);
		return runtime.totalMemory() - runtime.freeMemory();
	}
}
