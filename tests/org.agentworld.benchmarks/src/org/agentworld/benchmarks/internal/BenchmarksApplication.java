package org.agentworld.benchmarks.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.agentworld.benchmarks.internal.window.OpeningChats;
import org.agentworld.benchmarks.internal.window.StreamingWindow;
import org.agentworld.benchmarks.internal.window.WindowMemory;
import org.agentworld.benchmarks.internal.window.WindowStart;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** Runs the benchmarks that the arguments name, all without arguments. */
public final class BenchmarksApplication implements IApplication {

	private static final Integer USAGE_ERROR = 2;

	private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();

	public BenchmarksApplication() {
		benchmarks.put("streaming", new Streaming());
		benchmarks.put("events", new EventRate());
		benchmarks.put("durable", new DurableMessages());
		benchmarks.put("chunk", new ChunkCost());
		benchmarks.put("snapshot", new SnapshotCost());
		benchmarks.put("past", new PastCost());
		benchmarks.put("exchange", new ExchangeCost());
		benchmarks.put("memory", new SessionMemory());
		benchmarks.put("start", new DemoStart());
		benchmarks.put("window", new StreamingWindow());
		benchmarks.put("open", new OpeningChats());
		benchmarks.put("startWindow", new WindowStart());
		benchmarks.put("windowMemory", new WindowMemory());
	}

	@Override
	public Object start(IApplicationContext context) throws Exception {
		List<String> names = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
		if (!benchmarks.keySet().containsAll(names)) {
			System.err.println("The benchmarks are: " + String.join(" ", benchmarks.keySet()));
			return USAGE_ERROR;
		}
		for (String name : names.isEmpty() ? benchmarks.keySet() : names) {
			run(name, System.out);
		}
		return EXIT_OK;
	}

	private void run(String name, PrintStream out) throws Exception {
		out.println("\n## " + name + "\n\nLoad average at the start: "
				+ ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() + "\n");
		Path folder = Files.createTempDirectory("agentworld-benchmark-");
		try {
			benchmarks.get(name).run(folder, out);
		} finally {
			delete(folder);
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> {
				try {
					Files.delete(file);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}

	@Override
	public void stop() {
		// The benchmarks run on the main thread and end with the process.
	}
}
