package org.agentworld.benchmarks.internal.window;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

import org.agentworld.benchmarks.internal.Benchmark;
import org.agentworld.benchmarks.internal.Program;
import org.agentworld.benchmarks.internal.RemoteModelServer;
import org.agentworld.spi.provider.Connection;

/** How the window answers a person while many visible editors stream, 50 tokens a second each. */
public final class StreamingWindow implements Benchmark {

	static final String EMPTY = "nothing";
	static final String FILLED = "40 KB";

	private static final String OPENAI = "openai";
	private static final String MODEL = "text-" + BarePages.TOKENS + "x" + BarePages.PACE_MILLIS;
	private static final int EDITORS = 8;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		try (RemoteModelServer server = new RemoteModelServer()) {
			Connection connection = new Connection(OPENAI, OPENAI, OPENAI, Optional.of(server.baseUrl()), Optional.empty(), MODEL,
					Connection.Patience.DEFAULT);
			try (Program program = Program.contributed(folder, connection)) {
				for (int i = 0; i < EDITORS; i++) {
					program.newChat(EMPTY, 0, 0);
					program.newChatOf40Kilobytes(FILLED);
				}
			}
			WindowProcess.measure("window", folder, out, "--base-url", server.baseUrl().toString());
		}
	}
}
