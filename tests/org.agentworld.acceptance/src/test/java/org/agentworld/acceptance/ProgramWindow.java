package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;

/** The program with a window over a data folder, used from outside; needs a display with a window manager. */
record ProgramWindow(Running process) implements AutoCloseable {

	/** Where clients are let in, in the data folder. */
	static final String SOCKET = "agentworld.socket";

	private static final Duration PATIENCE = Duration.ofSeconds(90);
	private static final Duration BETWEEN_KEYS = Duration.ofSeconds(1);
	private static final String TITLE = "Agent World Workbench";

	/** Opens one, and waits until it lets clients in. */
	static ProgramWindow open(HeadlessProgram program, Path data) throws IOException, InterruptedException {
		try (WatchService watch = FileSystems.getDefault().newWatchService()) {
			data.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
			Running process = program.startWindow("--data", data.toString());
			while (!Files.exists(data.resolve(SOCKET))) {
				WatchKey changed = watch.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
				if (changed == null) {
					process.close();
					throw new AssertionError("The window did not open: " + process.awaitEnd(PATIENCE));
				}
				changed.pollEvents();
				changed.reset();
			}
			return new ProgramWindow(process);
		}
	}

	/** Waits until there is a window or a dialog of the program, and returns its id. */
	static String visible() throws IOException, InterruptedException {
		return x("search", "--sync", "--onlyvisible", "--name", TITLE).lines().findFirst().orElseThrow();
	}

	/** Types a key in the window of this id. */
	static void press(String id, String key) throws IOException, InterruptedException {
		x("windowactivate", "--sync", id, "key", "--window", "0", key);
	}

	/** Closes it by the key of the desktop, and returns how the program ended. One that is still opening does not close. */
	Result closeByKey() throws IOException, InterruptedException {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (!process.endsWithin(BETWEEN_KEYS)) {
			assertThat(Instant.now()).as("the window stays open").isBefore(deadline);
			// It may close in this moment, and there is nothing to activate then.
			xdotool("search", "--onlyvisible", "--name", TITLE, "windowactivate", "key", "--window", "0", "alt+F4").waitFor();
		}
		return process.awaitEnd(PATIENCE);
	}

	/** Clients are let in while the window is still opening, which shows it again. */
	static void minimize(String id) throws IOException, InterruptedException {
		Instant deadline = Instant.now().plus(PATIENCE);
		do {
			assertThat(Instant.now()).as("the window stays visible").isBefore(deadline);
			x("windowminimize", "--sync", id);
		} while (!xFails("search", "--onlyvisible", "--name", TITLE));
	}

	/** Kills the process if it has not ended. */
	@Override
	public void close() {
		process.close();
	}

	/** What xdotool prints. */
	private static String x(String... arguments) throws IOException, InterruptedException {
		Process process = xdotool(arguments);
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(String.join(" ", arguments)).isZero();
		return printed;
	}

	private static boolean xFails(String... arguments) throws IOException, InterruptedException {
		return xdotool(arguments).waitFor() != 0;
	}

	private static Process xdotool(String... arguments) throws IOException {
		return new ProcessBuilder(Stream.concat(Stream.of("timeout", "60", "xdotool"), Stream.of(arguments)).toList())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}
}
