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
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands and second starts on a data folder that a window has open; needs a display with a window manager. */
@Timeout(300)
class WindowOwnerTest {

	private static final Duration PATIENCE = Duration.ofSeconds(90);
	private static final String SOCKET = "agentworld.socket";
	private static final String TITLE = "Agent World Workbench";

	@TempDir
	Path folder;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();
	private Path data;

	@BeforeEach
	void makeDataFolder() throws IOException {
		data = Files.createDirectory(folder.resolve("data"));
	}

	@Test
	void commandsWorkThroughTheWindow() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("Yes.")); Running window = window()) {
			assertThat(run("world", "list").out()).contains("\tDemo\t");
			assertSucceeded(run("world", "create", "W"));
			Result answered = run("chat", "--world", "Demo", "--chat", "From a script", "--format", "markdown", "Hello?");
			assertSucceeded(answered);
			assertThat(answered.out()).contains("## From a script · Ada", "## From a script · Grace");
			// Of a connection of the client's own only what it asks hears.
			assertSucceeded(run("agent", "create", "--world", "W", "Eve"));
			assertSucceeded(run("chat", "--world", "W", "--chat", "A", "--base-url", server.baseUrl().toString(), "--model", "m",
					"One?"));
			assertThat(server.asked()).hasSize(1);
			Result tail = run("tail", "--world", "W", "--chat", "A", "--until-idle");
			assertSucceeded(tail);
			assertThat(tail.out()).isEqualTo("A · You │ One?\nA · Eve │ Yes.\n");
			window.terminate();
			assertThat(window.awaitEnd(PATIENCE).exitCode()).isEqualTo(143);
		}
		assertThat(data.resolve(SOCKET)).doesNotExist();
	}

	@Test
	void aSecondStartShowsTheFirstWindowAndEnds() throws Exception {
		try (Running window = window()) {
			String id = x("search", "--sync", "--onlyvisible", "--name", TITLE).lines().findFirst().orElseThrow();
			minimize(id);

			Result second = program.startWindow("--data", data.toString()).awaitEnd(PATIENCE);

			assertThat(second.exitCode()).isZero();
			assertThat(second.out() + second.err()).isEmpty();
			// Waits until it is there again.
			assertThat(x("search", "--sync", "--onlyvisible", "--name", TITLE).lines()).contains(id);
			window.terminate();
			window.awaitEnd(PATIENCE);
		}
	}

	@Test
	void aWindowThatIsKilledIsNamedByItsClient() throws Exception {
		try (ModelServer server = ModelServer.start(Script.stallAfter("So far."));
				Running window = window();
				Running client = program.start(all("chat", "--world", "W", "--chat", "A", "--format", "json", "--base-url",
						server.baseUrl().toString(), "--model", "m", "Go on."))) {
			client.awaitLine(line -> line.contains("So far."));
			ProcessHandle killed = window.program();
			killed.destroyForcibly();
			Result lost = client.awaitEnd(PATIENCE);
			assertThat(lost.exitCode()).isEqualTo(3);
			assertThat(lost.err()).contains("process " + killed.pid() + " ", "ended before").hasLineCount(1);
			window.awaitEnd(PATIENCE);
		}
		new DataFolderFiles(data).assertSound();
		assertThat(run("world", "list").out()).contains("\tDemo\t", "\tW\t");
	}

	@Test
	void aWindowIsRefusedInWordsWhileACommandHasTheFolder() throws Exception {
		try (ModelServer server = ModelServer.start(Script.stallAfter("So far."));
				Running owner = program.start(all("chat", "--world", "W", "--chat", "A", "--format", "json",
						"--base-url", server.baseUrl().toString(), "--model", "m", "Go on."))) {
			owner.awaitLine(line -> line.contains("So far."));
			try (Running second = program.startWindow("--data", data.toString())) {
				second.awaitErrorLine(line -> line.contains("in use by a command without a window") && line.contains(
						Long.toString(owner.pid())));
				String dialog = x("search", "--sync", "--onlyvisible", "--name", TITLE).lines().findFirst().orElseThrow();
				x("windowactivate", "--sync", dialog, "key", "--window", "0", "Return");
				assertThat(second.awaitEnd(PATIENCE).exitCode()).isEqualTo(1);
			}
			owner.terminate();
			owner.awaitEnd(PATIENCE);
		}
	}

	/** A window over the data folder, which lets clients in. */
	private Running window() throws IOException, InterruptedException {
		try (WatchService watch = FileSystems.getDefault().newWatchService()) {
			data.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
			Running window = program.startWindow("--data", data.toString());
			while (!Files.exists(data.resolve(SOCKET))) {
				WatchKey changed = watch.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
				if (changed == null) {
					window.close();
					throw new AssertionError("The window did not open: " + window.awaitEnd(PATIENCE));
				}
				changed.pollEvents();
				changed.reset();
			}
			return window;
		}
	}

	/** Clients are let in while the window is still opening, which shows it again. */
	private static void minimize(String id) throws IOException, InterruptedException {
		Instant deadline = Instant.now().plus(PATIENCE);
		do {
			assertThat(Instant.now()).as("the window stays visible").isBefore(deadline);
			x("windowminimize", "--sync", id);
		} while (!xFails("search", "--onlyvisible", "--name", TITLE));
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

	private String[] all(String... arguments) {
		return Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString())).toArray(String[]::new);
	}

	private Result run(String... arguments) {
		return program.run(all(arguments));
	}

	private static void assertSucceeded(Result result) {
		assertThat(result.err()).isEmpty();
		assertThat(result.exitCode()).isZero();
	}
}
