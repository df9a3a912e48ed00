package org.agentworld.benchmarks.internal.window;

import java.io.PrintStream;
import java.nio.file.Path;

import org.agentworld.benchmarks.internal.Benchmark;
import org.agentworld.benchmarks.internal.Program;

/** What open editors of chats of 40 KB take. */
public final class WindowMemory implements Benchmark {

	static final String NAME = "40 KB";
	static final int VISIBLE = 10;

	private static final int EDITORS = 100;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		try (Program program = Program.with(folder, (_, _) -> null)) {
			for (int i = 0; i < EDITORS; i++) {
				program.newChatOf40Kilobytes(NAME);
			}
		}
		WindowProcess.measure("windowMemory", folder, out);
	}
}
