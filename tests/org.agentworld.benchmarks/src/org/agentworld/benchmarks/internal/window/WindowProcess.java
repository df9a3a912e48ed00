package org.agentworld.benchmarks.internal.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process with a workbench window; that of the program is started as its own script does it. */
final class WindowProcess implements AutoCloseable {

	private static final String PROGRAM = "org.agentworld.app.workbench";

	private final Process process;
	private final BufferedReader lines;

	private WindowProcess(List<String> virtualMachine, String configuration, List<String> arguments) throws IOException {
		String product = System.getProperty("agentworld.product");
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(virtualMachine);
		command.add("-Dosgi.install.area=file:" + product + "/");
		command.addAll(List.of("-jar", System.getProperty("agentworld.launcher"), "-nosplash", "-configuration",
				System.getProperty("agentworld.configurations") + "/" + configuration));
		command.addAll(arguments);
		process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		lines = process.inputReader();
	}

	/** Runs the half of a benchmark that is in the program, to its end. */
	static void measure(String name, Path data, PrintStream out, String... arguments)
			throws IOException, InterruptedException {
		List<String> virtualMachine = new ArrayList<>(virtualMachine(data));
		virtualMachine.add("-D" + WindowBenchmarks.NAME + "=" + name);
		Stream.of(System.getProperty("agentworld.arguments", "").split(" ")).filter(argument -> !argument.isEmpty())
				.forEach(virtualMachine::add);
		try (WindowProcess program = new WindowProcess(virtualMachine, "program", program(data, arguments))) {
			for (String line = program.lines.readLine(); line != null; line = program.lines.readLine()) {
				out.println(line);
			}
		}
	}

	/** The program without any benchmark in it. */
	static WindowProcess program(Path data) throws IOException {
		return new WindowProcess(virtualMachine(data), "start", program(data, new String[0]));
	}

	/** What the script gives the JVM, with the data folder as the place of what is a person's. */
	private static List<String> virtualMachine(Path data) throws IOException {
		Properties start = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of(System.getProperty("agentworld.start")))) {
			start.load(reader);
		}
		String arguments = start.getProperty("vm.arguments") + " " + start.getProperty("vm.arguments.window");
		return Pattern.compile("[^ \"]+|\"([^\"]*)\"").matcher(arguments).results()
				.map(word -> word.group(1) == null ? word.group() : word.group(1))
				.map(word -> word.replace("@folder@", System.getProperty("agentworld.product"))
						.replace("@place@", data.toString()).replace("@pid@", "%p"))
				.toList();
	}

	/** An empty workbench, with what it needs and no more. */
	static WindowProcess empty(Path data) throws IOException {
		return new WindowProcess(List.of("--enable-native-access=ALL-UNNAMED", logging()), "empty",
				List.of("-data", data.toString(), "-product", "org.agentworld.benchmarks.empty.product", "-application",
						"org.agentworld.benchmarks.empty.workbench"));
	}

	private static String logging() {
		return "-Djava.util.logging.config.file=" + System.getProperty("agentworld.product") + "/logging.properties";
	}

	private static List<String> program(Path data, String... arguments) {
		List<String> all = new ArrayList<>(
				List.of("-data", "@noDefault", "-application", PROGRAM, "--data", data.toString()));
		all.addAll(List.of(arguments));
		return all;
	}

	/** Waits for its first line. */
	void awaitLine() throws IOException {
		if (lines.readLine() == null) {
			throw new IOException("The window did not open; why stands above.");
		}
	}

	/** What its threads have run so far. */
	long cpuNanos() {
		return process.info().totalCpuDuration().orElseThrow().toNanos();
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
