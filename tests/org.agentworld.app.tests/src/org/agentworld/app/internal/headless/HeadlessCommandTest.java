package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.caller.Terminal;
import org.agentworld.app.internal.owner.Service.ElsewhereException;
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

	private String out;
	private String err;

	@Test
	void helpListsTheCommands() throws Exception {
		assertThat(run("--help")).isZero();
		assertThat(out).contains("demo", "chat", "export", "import", "Exit codes");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			dmeo | 'dmeo'
			world | No command was given. There are:
			chat | --world
			chat --world W | --chat
			chat --world W --chat A --chat A text | named twice
			chat --world W --chat A --connection petunia --base-url http://localhost text | not 'petunia'
			chat --world W --chat A --base-url localhost:8080 text | begins with http
			chat --world W --chat A --base-url http:// text | not an address
			chat --world W --chat A --loud text | --loud
			""")
	void whatIsNotUnderstoodIsSaidAndChangesNothing(String line, String said) throws Exception {
		String[] words = (line + (line.startsWith("chat") ? " --data " + folder.resolve("data") : "")).split(" ");
		assertThat(run(words)).isEqualTo(2);
		assertThat(err).contains(said).doesNotContain("\tat ");
		assertThat(folder.resolve("data")).doesNotExist();
	}

	@Test
	void anEmptyMessageIsRefusedAndNoWorldIsMadeForIt() throws Exception {
		String data = folder.resolve("data").toString();
		assertThat(run("chat", "--data", data, "--world", "W", "--chat", "A", " ")).isEqualTo(2);
		assertThat(err).contains("The message is empty");
		assertThat(folder.resolve("data")).doesNotExist();
		assertThat(run("chat", "--data", data, "--world", "W", "--chat", "A")).isEqualTo(2);
		assertThat(err).contains("The message is empty");
		assertThat(run("world", "list", "--data", data)).isZero();
		assertThat(out).isEmpty();
	}

	@Test
	void aFailureIsSaidInOneSentenceWithoutAStackTrace() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "not a folder");
		assertThat(run("chat", "--data", file.toString(), "--world", "W", "--chat", "A", "text")).isEqualTo(1);
		assertThat(err).contains(file.toString()).doesNotContain("\tat ").hasLineCount(1);
	}

	/** Else a client would be told that its command failed, and not run it itself. */
	@Test
	void thatACommandBelongsElsewhereIsNoFault() throws Exception {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		ProcessCaller caller = new ProcessCaller(new Terminal(InputStream.nullInputStream(), said, said));
		assertThatThrownBy(() -> HeadlessCommand.execute(caller, (_, _) -> {
			throw new ElsewhereException();
		}, List.of("world", "list"))).isInstanceOf(ElsewhereException.class);
		assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	private int run(String... arguments) throws Exception {
		Run run = Run.of("", arguments);
		out = run.out();
		err = run.err();
		return run.exitCode();
	}
}
