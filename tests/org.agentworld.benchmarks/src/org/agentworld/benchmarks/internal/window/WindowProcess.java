package org.agentworld.benchmarks.internal.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process with a workbench window; that of the program is started by its own script. */
final class WindowProcess implements AutoCloseable {

	private static final Path JAVA = Path.of(System.getProperty("java.home"));
	private static final String INSTALLATIONS = System.getProperty("agentworld.installations");

	private final Process process;
	private final BufferedReader lines;

	private WindowProcess(ProcessBuilder command) throws IOException {
		// What would be kept in the home of whoever measures.
		command.environment().put("XDG_DATA_HOME", INSTALLATIONS + "/data");
		command.environment().put("XDG_CACHE_HOME", INSTALLATIONS + "/cache");
		process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		lines = process.inputReader();
	}

	/** Runs the half of a benchmark that is in the program, to its end. */
	static void measure(String name, Path data, PrintStream out, String... arguments)
			throws IOException, InterruptedException {
		ProcessBuilder command = program("program", data, arguments);
		command.environment().put("JDK_JAVA_OPTIONS",
				"-D" + WindowBenchmarks.NAME + "=" + name + " " + System.getProperty("agentworld.arguments", ""));
		try (WindowProcess program = new WindowProcess(command)) {
			for (String line = program.lines.readLine(); line != null; line = program.lines.readLine()) {
				out.println(line);
			}
		}
	}

	/** The program without any benchmark in it. */
	static WindowProcess program(Path data) throws IOException {
		return new WindowProcess(program("start", data));
	}

	/** Fails if no start of {@link #program} has left an archive of its classes for the next. */
	static void assertHasArchive() throws IOException {
		try (Stream<Path> cache = Files.list(Path.of(INSTALLATIONS, "cache", "agent-world"))) {
			if (cache.noneMatch(file -> file.toString().endsWith(".jsa"))) {
				throw new IOException("The program has not written the archive of its classes.");
			}
		}
	}

	/** An empty workbench, with what it needs and no more. */
	static WindowProcess empty(Path data) throws IOException {
		String product = System.getProperty("agentworld.product");
		return new WindowProcess(new ProcessBuilder(JAVA.resolve("bin/java").toString(), "--enable-native-access=ALL-UNNAMED",
				"-Djava.util.logging.config.file=" + product + "/logging.properties",
				"-Dosgi.install.area=file:" + product + "/", "-jar", System.getProperty("agentworld.launcher"), "-nosplash",
				"-configuration", System.getProperty("agentworld.configurations") + "/empty", "-data", data.toString(),
				"-product", "org.agentworld.benchmarks.empty.product", "-application",
				"org.agentworld.benchmarks.empty.workbench"));
	}

	private static ProcessBuilder program(String installation, Path data, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(INSTALLATIONS + "/" + installation + "/agentworld", "--data", data.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder program = new ProcessBuilder(command);
		program.environment().put("JAVA_HOME", JAVA.toString());
		return program;
	}

	/** Waits for its first line. */
	void awaitLine() throws IOException {
		if (lines.readLine() == null) {
			throw new IOException("The window did not open; why stands above.");
		}
	}

	/** What it has run so far, its script included. */
	long cpuNanos() {
		return Stream.concat(Stream.of(process.toHandle()), process.descendants())
				.flatMap(one -> one.info().totalCpuDuration().stream()).mapToLong(Duration::toNanos).sum();
	}

	/** Waits for its end. */
	@Override
	public void close() throws IOException, InterruptedException {
		while (lines.readLine() != null) {
			// Nothing that is measured.
		}
		int code = process.waitFor();
		if (code != 0) {
			throw new IOException("The window ended with code " + code + "; why stands above.");
		}
	}
}
