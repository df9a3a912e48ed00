package org.agentworld.benchmarks.internal.window;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.benchmarks.internal.Benchmark;
import org.agentworld.benchmarks.internal.Program;
import org.agentworld.benchmarks.internal.Samples;

/** How long the person waits for a window they can use, with many chats, and what of that is the platform's. */
public final class WindowStart implements Benchmark {

	private static final int ROUNDS = Integer.getInteger("rounds", 9);
	private static final int CHATS = 1_000;

	/** Starts a window. */
	@FunctionalInterface
	private interface Start {

		WindowProcess in(Path folder) throws IOException;
	}

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		Path data = folder.resolve("program");
		Path empty = Files.createDirectory(folder.resolve("empty"));
		try (Program program = Program.with(data, (_, _) -> null)) {
			program.newChats(CHATS);
		}
		List<Long> ofProgram = new ArrayList<>();
		List<Long> ofEmpty = new ArrayList<>();
		for (int i = -1; i < ROUNDS; i++) {
			long one = start(WindowProcess::empty, empty);
			long other = start(WindowProcess::program, data);
			if (i >= 0) { // the first are the first of their installation
				ofEmpty.add(one);
				ofProgram.add(other);
			}
		}
		out.println("| window | usable after, median s | fastest s | slowest s |\n|---|--:|--:|--:|");
		out.println(row("empty workbench", Samples.of(ofEmpty)));
		out.println(row("program with 1,000 chats", Samples.of(ofProgram)));
		out.println("\nRatio of the medians: %.2f".formatted(
				Samples.of(ofProgram).medianMillis() / Samples.of(ofEmpty).medianMillis()));
	}

	private static String row(String what, Samples samples) {
		return "| %s | %.2f | %.2f | %.2f |".formatted(what, samples.medianMillis() / 1e3, samples.minMillis() / 1e3,
				samples.maxMillis() / 1e3);
	}

	private static long start(Start start, Path folder) throws Exception {
		long begin = System.nanoTime();
		try (WindowProcess window = start.in(folder)) {
			window.awaitLine();
			return System.nanoTime() - begin;
		}
	}
}
