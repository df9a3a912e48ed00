package org.agentworld.benchmarks.internal.window;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

import org.agentworld.benchmarks.internal.Benchmark;
import org.agentworld.benchmarks.internal.Program;

/** How long it takes to see a chat, if it is short and if it is long. */
public final class OpeningChats implements Benchmark {

	static final List<Integer> MESSAGES = List.of(100, 100_000);
	private static final int LINES = 8;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		try (Program program = Program.with(folder, (_, _) -> null)) {
			for (int messages : MESSAGES) {
				program.newChat(name(messages), messages, LINES);
			}
		}
		WindowProcess.measure("open", folder, out);
	}

	static String name(int messages) {
		return "of " + messages;
	}
}
