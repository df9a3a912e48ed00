package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java leaves behind when it crashes. People send that to others. */
class CrashFileTest {

	private static final String VARIABLE = "MY_KEY";

	@TempDir
	Path folder;

	@Test
	void aCrashLeavesAFileWithoutTheKeyInThePersonsPlaceAndNoImageOfTheMemory() throws Exception {
		String key = "sk-canary-" + UUID.randomUUID();
		Path work = Files.createDirectory(folder.resolve("work"));
		Path place = Files.createDirectories(folder.resolve("share/agent-world"));
		HeadlessProgram program = HeadlessProgram.ofThisBuild().withEnvironment(VARIABLE, key)
				.withEnvironment("XDG_DATA_HOME", place.getParent().toString())
				// As on a computer that keeps images of what crashes.
				.within("sh", "-c", "cd '" + work + "' && ulimit -c unlimited && exec \"$@\"", "sh");
		try (ModelServer server = ModelServer.start(Script.stallAfter("So far."))) {
			assertThat(program.run("connection", "add", "--data", data().toString(), "--preset", "openai-compatible",
					"--base-url", server.baseUrl().toString(), "--model", "m", "--key", VARIABLE).exitCode()).isZero();

			try (Running running = program.start("chat", "--format", "json", "--data", data().toString(), "--world", "W",
					"--chat", "A", "--connection", "openai-compatible", "Hello.")) {
				running.awaitLine(line -> line.contains("turn-chunk"));
				assertThat(server.asked()).extracting(Asked::authorization).containsExactly(Optional.of("Bearer " + key));
				running.signal("SEGV");
				Result ended = running.awaitEnd(Duration.ofSeconds(50));

				Path crash = place.resolve("crash-" + running.pid() + ".log");
				assertThat(Files.readString(crash, StandardCharsets.ISO_8859_1)).contains("SIGSEGV", "Environment Variables:",
						"PATH=");
				assertThat(ended.out() + ended.err()).as("events and errors").doesNotContain(key);
				assertThat(files(work)).as("left where the person works").isEmpty();
				for (Path file : files(folder)) {
					assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(key);
				}
			}
		}
	}

	private static List<Path> files(Path folder) throws IOException {
		return new DataFolderFiles(folder).all();
	}

	private Path data() {
		return folder.resolve("data");
	}
}
