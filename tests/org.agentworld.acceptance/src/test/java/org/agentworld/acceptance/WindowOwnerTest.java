package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
		try (ModelServer server = ModelServer.start(Script.answer("Yes.")); ProgramWindow window = window()) {
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
			window.process().terminate();
			assertThat(window.process().awaitEnd(PATIENCE).exitCode()).isEqualTo(143);
		}
		assertThat(data.resolve(ProgramWindow.SOCKET)).doesNotExist();
	}

	@Test
	void aSecondStartShowsTheFirstWindowAndEnds() throws Exception {
		try (ProgramWindow window = window()) {
			String id = ProgramWindow.visible();
			ProgramWindow.minimize(id);

			Result second = program.startWindow("--data", data.toString()).awaitEnd(PATIENCE);

			assertThat(second.exitCode()).isZero();
			assertThat(second.out() + second.err()).isEmpty();
			// Waits until it is there again.
			assertThat(ProgramWindow.visible()).isEqualTo(id);
			window.process().terminate();
			window.process().awaitEnd(PATIENCE);
		}
	}

	@Test
	void aWindowThatIsKilledIsNamedByItsClient() throws Exception {
		try (ModelServer server = ModelServer.start(Script.stallAfter("So far."));
				ProgramWindow window = window();
				Running client = program.start(all("chat", "--world", "W", "--chat", "A", "--format", "json", "--base-url",
						server.baseUrl().toString(), "--model", "m", "Go on."))) {
			client.awaitLine(line -> line.contains("So far."));
			ProcessHandle killed = window.process().program();
			killed.destroyForcibly();
			Result lost = client.awaitEnd(PATIENCE);
			assertThat(lost.exitCode()).isEqualTo(3);
			assertThat(lost.err()).contains("process " + killed.pid() + " ", "ended before").hasLineCount(1);
			window.process().awaitEnd(PATIENCE);
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
				ProgramWindow.press(ProgramWindow.visible(), "Return");
				assertThat(second.awaitEnd(PATIENCE).exitCode()).isEqualTo(1);
			}
			owner.terminate();
			owner.awaitEnd(PATIENCE);
		}
	}

	private ProgramWindow window() throws IOException, InterruptedException {
		return ProgramWindow.open(program, data);
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
