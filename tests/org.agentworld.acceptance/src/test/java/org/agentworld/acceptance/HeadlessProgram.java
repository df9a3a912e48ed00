package org.agentworld.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The built program without a window, as a process of its own. Each {@code with...} returns a changed copy, so that a
 * test class can keep one to begin with.
 */
record HeadlessProgram(Path product, List<String> wrapper, Map<String, String> environment, String input) {

	/** Of the environment: whoever runs the tests may have options there that are no matter of the program's. */
	static final Set<String> JAVA_OPTIONS = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

	private static final String BUS = "DBUS_SESSION_BUS_ADDRESS";

	HeadlessProgram {
		wrapper = List.copyOf(wrapper);
		environment = Map.copyOf(environment);
	}

	/** The product of this build, with nothing on its standard input. */
	static HeadlessProgram ofThisBuild() {
		String folder = System.getProperty("agentworld.product");
		if (folder == null) {
			throw new IllegalStateException("Set -Dagentworld.product=FOLDER to the folder of the built product.");
		}
		return new HeadlessProgram(Path.of(folder), List.of(), Map.of(), "");
	}

	/**
	 * A copy of the product as it was built, without what earlier starts left in it: its first start is a first one.
	 */
	HeadlessProgram copiedTo(Path folder) throws IOException {
		Path copy = folder.resolve(product.getFileName());
		try (Stream<Path> all = Files.walk(product)) {
			for (Path source : (Iterable<Path>) all.filter(this::isAsBuilt)::iterator) {
				Files.copy(source, copy.resolve(product.relativize(source)), StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
		return new HeadlessProgram(copy, wrapper, environment, input);
	}

	private boolean isAsBuilt(Path path) {
		Path configuration = product.resolve("configuration");
		return !path.startsWith(configuration.resolve("org.eclipse.osgi"))
				&& !(path.startsWith(configuration) && path.toString().endsWith(".log"));
	}

	HeadlessProgram withEnvironment(String name, String value) {
		Map<String, String> changed = new TreeMap<>(environment);
		changed.put(name, value);
		return new HeadlessProgram(product, wrapper, changed, input);
	}

	/** Such as {@code -Dname=value}. Java says on standard error that it was given options this way. */
	HeadlessProgram withJavaOptions(String options) {
		return withEnvironment("JDK_JAVA_OPTIONS", options);
	}

	HeadlessProgram withInput(String text) {
		return new HeadlessProgram(product, wrapper, environment, text);
	}

	/** Started by another command, which gets the program's as its last arguments. */
	HeadlessProgram within(String... command) {
		return new HeadlessProgram(product, List.of(command), environment, input);
	}

	/** Runs the program to its end. */
	Result run(String... arguments) {
		try (Running running = start(arguments)) {
			return running.awaitEnd(Duration.ofSeconds(50));
		}
	}

	/**
	 * Starts a command and returns at once. It has no session bus unless a wrapper starts one: that of the windows before it on
	 * this display would bring it a keyring, which asks somebody for a password.
	 */
	Running start(String... arguments) {
		HeadlessProgram alone = environment.containsKey(BUS) ? this : withEnvironment(BUS, "disabled:");
		return alone.start(Stream.concat(Stream.of("--headless"), Stream.of(arguments)).toList());
	}

	/** Starts the program with its window and returns at once; needs a display. */
	Running startWindow(String... arguments) {
		return start(List.of(arguments));
	}

	private Running start(List<String> arguments) {
		// Whoever starts the tests in the background of a script has them ignore SIGINT, which a child would inherit.
		List<String> command = new ArrayList<>(wrapper);
		command.addAll(List.of("env", "--default-signal=INT", product.resolve("agentworld").toString()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().keySet().removeAll(JAVA_OPTIONS);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			try (OutputStream stdin = process.getOutputStream()) {
				stdin.write(input.getBytes(StandardCharsets.UTF_8));
			}
			return new Running(process);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What was left of the program when it had ended. */
	record Result(int exitCode, String out, String err) {
	}

	/** A program that was started; closing kills it if it has not ended, so that no test leaves one behind. */
	static final class Running implements AutoCloseable {

		private static final String JCMD = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
		private static final String JCMD_PATIENCE = "20s";

		private final Process process;
		private final Output out;
		private final Output err;

		private Running(Process process) {
			this.process = process;
			this.out = new Output(process.inputReader(StandardCharsets.UTF_8), "out of " + process.pid());
			this.err = new Output(process.errorReader(StandardCharsets.UTF_8), "err of " + process.pid());
		}

		/**
		 * Waits until a line of standard output matches, and returns it; fails if the program ends without one, or none comes
		 * in time.
		 */
		String awaitLine(Predicate<String> matches) throws InterruptedException {
			return out.awaitLine(matches, err);
		}

		/** The same for standard error. */
		String awaitErrorLine(Predicate<String> matches) throws InterruptedException {
			return err.awaitLine(matches, out);
		}

		long pid() {
			return process.pid();
		}

		/** The JVM: this process, or the one that the start script waits for. */
		ProcessHandle program() {
			return process.descendants().filter(one -> one.info().command().orElse("").endsWith("/java")).findFirst()
					.orElse(process.toHandle());
		}

		/** Asks the program to end, as Ctrl-C does. */
		void interrupt() throws IOException, InterruptedException {
			signal("INT");
		}

		/** Asks the program to end, as {@code kill} does. */
		void terminate() {
			// Not by the Process: that would close our end of its output.
			process.toHandle().destroy();
		}

		/** Sends it a signal, such as STOP, with which it does nothing at all until CONT. */
		void signal(String name) throws IOException, InterruptedException {
			int exitCode = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
			if (exitCode != 0) {
				throw new AssertionError("kill ended with " + exitCode);
			}
		}

		/** Ends the program as {@code kill -9} does: it gets no chance to do anything. */
		void kill() {
			process.toHandle().destroyForcibly();
		}

		/** Waits for the end; fails with the output so far and what its threads are doing if it does not come in time. */
		Result awaitEnd(Duration patience) {
			try {
				if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
					throw new AssertionError("The program runs on after " + patience + ". Output: " + out.text() + err.text()
							+ "\nThreads:\n" + threads());
				}
				return new Result(process.exitValue(), out.awaitEnd(), err.awaitEnd());
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new AssertionError("interrupted while the program ran", e);
			}
		}

		/** What all threads of the JVM are doing, virtual ones too; or why that cannot be told. */
		private String threads() throws InterruptedException {
			try {
				Path dump = Files.createTempDirectory("threads").resolve("dump.txt");
				jcmd("Thread.dump_to_file", dump.toString());
				return Files.readString(dump);
			} catch (IOException e) {
				return e.toString();
			}
		}

		/** What the JVM says about itself, in HotSpot's words. */
		String info() throws IOException, InterruptedException {
			return jcmd("VM.info");
		}

		/** @return what it printed in the time that it had */
		private String jcmd(String... command) throws IOException, InterruptedException {
			Path printed = Files.createTempFile("jcmd", ".txt");
			List<String> jcmd = new ArrayList<>(List.of("timeout", JCMD_PATIENCE, JCMD, Long.toString(program().pid())));
			jcmd.addAll(List.of(command));
			new ProcessBuilder(jcmd).redirectErrorStream(true).redirectOutput(printed.toFile()).start().waitFor();
			return Files.readString(printed);
		}

		/** Whether it has ended, now or after so long. */
		boolean endsWithin(Duration patience) throws InterruptedException {
			return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
		}

		/** With the JVM that its script waits for. */
		@Override
		public void close() {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	/** Reads one stream of the process on a thread of its own, so that a full pipe never stops the program. */
	private static final class Output {

		private static final Duration PATIENCE = Duration.ofSeconds(100);

		private final StringBuilder text = new StringBuilder();
		private final List<String> lines = new ArrayList<>();
		private boolean ended;
		private final Thread reader;

		Output(BufferedReader stream, String name) {
			// No virtual thread: reading a pipe blocks its carrier, and several programs would leave none for the model server.
			reader = Thread.ofPlatform().daemon().name(name).start(() -> readAll(stream));
		}

		private void readAll(BufferedReader stream) {
			try (stream) {
				for (String line = stream.readLine(); line != null; line = stream.readLine()) {
					add(line);
				}
			} catch (IOException e) {
				// What a killed process had not yet written is lost; what was read counts.
				add("(output cut off: " + e.getMessage() + ")");
			} finally {
				end();
			}
		}

		private synchronized void add(String line) {
			lines.add(line);
			text.append(line).append('\n');
			notifyAll();
		}

		private synchronized void end() {
			ended = true;
			notifyAll();
		}

		synchronized String text() {
			return text.toString();
		}

		String awaitEnd() throws InterruptedException {
			reader.join();
			return text();
		}

		synchronized String awaitLine(Predicate<String> matches, Output errors) throws InterruptedException {
			long deadline = System.nanoTime() + PATIENCE.toNanos();
			for (int next = 0;; next++) {
				while (next == lines.size()) {
					long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
					if (ended || left <= 0) {
						throw new AssertionError("The line did not come. Output: " + text() + errors.text());
					}
					wait(left);
				}
				if (matches.test(lines.get(next))) {
					return lines.get(next);
				}
			}
		}
	}
}
