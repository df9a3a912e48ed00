package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.ChatAddress;

/** What the newest 100 messages of a chat cost, when it is opened first and later. */
final class SnapshotCost implements Benchmark {

	private static final int ROUNDS = 500;
	private static final int STARTS = 10;
	private static final int PAGE = 100;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		ChatAddress small;
		ChatAddress large;
		List<Long> ofSmall = new ArrayList<>();
		List<Long> ofLarge = new ArrayList<>();
		try (Program program = Program.with(folder, (_, _) -> null)) {
			small = program.newChat(100);
			large = program.newChat(100_000);
			for (int i = -ROUNDS; i < ROUNDS; i++) {
				long first = take(program, small);
				long second = take(program, large);
				if (i >= 0) {
					ofSmall.add(first);
					ofLarge.add(second);
				}
			}
		}
		List<Long> firstOfSmall = new ArrayList<>();
		List<Long> firstOfLarge = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			try (Program program = Program.with(folder, (_, _) -> null)) {
				// Each is the first as often as the other.
				if (i % 2 == 0) {
					firstOfSmall.add(take(program, small));
				}
				firstOfLarge.add(take(program, large));
				if (i % 2 != 0) {
					firstOfSmall.add(take(program, small));
				}
			}
		}
		out.println("| | 100 messages ms | 100,000 messages ms | ratio |\n|---|--:|--:|--:|");
		out.println(row("open session, page of 100", ofSmall, ofLarge));
		out.println(row("first after the start", firstOfSmall, firstOfLarge));
	}

	private static String row(String what, List<Long> small, List<Long> large) {
		double one = Samples.of(small).medianMillis();
		double other = Samples.of(large).medianMillis();
		return "| %s | %.2f | %.2f | %.2f |".formatted(what, one, other, other / one);
	}

	private static long take(Program program, ChatAddress chat) throws Exception {
		long start = System.nanoTime();
		int messages = program.snapshot(chat.chat(), PAGE).page().messages().size();
		long nanos = System.nanoTime() - start;
		if (messages != PAGE) {
			throw new IllegalStateException("The page has " + messages + " messages instead of " + PAGE + ".");
		}
		return nanos;
	}
}
