package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlessCommandTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void helpListsTheCommands() {
		assertThat(run("--help")).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("demo", "chat", "export", "import", "Exit codes");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			dmeo | 'dmeo'
			chat | --world
			chat --world W | --chat
			chat --world W --chat A --chat A text | named twice
			chat --world W --chat A --connection petunia --base-url http://localhost text | not 'petunia'
			chat --world W --chat A --base-url localhost:8080 text | begins with http
			chat --world W --chat A --base-url http:// text | not an address
			chat --world W --chat A --loud text | --loud
			chat --world W --chat A | The message is empty
			""")
	void whatIsNotUnderstoodIsSaidAndChangesNothing(String line, String said) {
		String[] words = (line + (line.startsWith("chat") ? " --data " + folder.resolve("data") : "")).split(" ");
		assertThat(run(words)).isEqualTo(2);
		assertThat(err.toString(StandardCharsets.UTF_8)).contains(said).doesNotContain("\tat ");
		assertThat(folder.resolve("data")).doesNotExist();
	}

	@Test
	void aFailureIsSaidInOneSentenceWithoutAStackTrace() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "not a folder");
		assertThat(run("chat", "--data", file.toString(), "--world", "W", "--chat", "A", "text")).isEqualTo(1);
		assertThat(err.toString(StandardCharsets.UTF_8)).contains(file.toString()).doesNotContain("\tat ").hasLineCount(1);
	}

	private int run(String... arguments) {
		return HeadlessCommand.execute(new Terminal(InputStream.nullInputStream(),
				new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8)),
				arguments);
	}
}
