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

	/**
	 * A start, both in ns.
	 *
	 * @param waited by the person
	 * @param cpu    what all threads ran in that time, which does not depend on what else the machine does
	 */
	private record Started(long waited, long cpu) {
	}

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
		List<Started> ofProgram = new ArrayList<>();
		List<Started> ofEmpty = new ArrayList<>();
		for (int i = -1; i < ROUNDS; i++) {
			Started one = start(WindowProcess::empty, empty);
			Started other = start(WindowProcess::program, data);
			if (i < 0) { // the first are the first of their installation
				WindowProcess.assertHasArchive();
			} else {
				ofEmpty.add(one);
				ofProgram.add(other);
			}
		}
		out.println("| window | usable after, median s | fastest s | slowest s | CPU, median s |\n|---|--:|--:|--:|--:|");
		out.println(row("empty workbench", ofEmpty));
		out.println(row("program with 1,000 chats", ofProgram));
		out.println("| ratio of the medians | %.2f | | | %.2f |".formatted(
				waits(ofProgram).medianMillis() / waits(ofEmpty).medianMillis(),
				cpu(ofProgram).medianMillis() / cpu(ofEmpty).medianMillis()));
	}

	private static String row(String what, List<Started> starts) {
		Samples waits = waits(starts);
		return "| %s | %.2f | %.2f | %.2f | %.2f |".formatted(what, waits.medianMillis() / 1e3, waits.minMillis() / 1e3,
				waits.maxMillis() / 1e3, cpu(starts).medianMillis() / 1e3);
	}

	private static Samples waits(List<Started> starts) {
		return Samples.of(starts.stream().map(Started::waited).toList());
	}

	private static Samples cpu(List<Started> starts) {
		return Samples.of(starts.stream().map(Started::cpu).toList());
	}

	private static Started start(Start start, Path folder) throws Exception {
		long begin = System.nanoTime();
		try (WindowProcess window = start.in(folder)) {
			window.awaitLine();
			return new Started(System.nanoTime() - begin, window.cpuNanos());
		}
	}
}
