package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.ModelServer.Said;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCommandTest {

	private static final String KEY = "OPENAI_API_KEY";

	@TempDir
	Path folder;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();

	@Test
	void theTextOfTheArgumentIsAnsweredInBothChatsAtOnce() {
		Result result = chat(program, "--chat", "A", "--chat", "B", "Tell me about pears.");

		assertSucceeded(result);
		assertThat(result.out().lines()).allMatch(line -> line.matches("[AB] · Assistant │ .*"));
		assertThat(result.out()).contains("A · Assistant │ - the word **pears**", "B · Assistant │ - the word **pears**");
	}

	@Test
	void withoutAnArgumentStandardInputIsSent() {
		try (ModelServer server = ModelServer.start(Script.answer("Yes."))) {
			assertSucceeded(chat(program.withInput("Two\nlines"), "--chat", "A", "--base-url", url(server), "--model", "m"));

			assertThat(server.asked()).extracting(Asked::lastText).containsExactly("Two\nlines");
		}
	}

	@Test
	void textOfAnyLanguageGoesInAndComesOutEvenInALocaleOfAscii() {
		try (ModelServer server = ModelServer.start(Script.echo())) {
			Result result = chat(program.withEnvironment("LC_ALL", "C"), "--chat", "Überblick", "--base-url", url(server),
					"--model", "m", "Grüße, שלום 👋");

			assertSucceeded(result);
			assertThat(result.out()).startsWith("Überblick · Assistant │ ").contains("user=Grüße, שלום 👋|");
		}
	}

	@Test
	void chatsOfOneServerAreInFlightTogetherAndTheSecondStartGoesOnWithTheirHistory() {
		try (ModelServer server = ModelServer.start(Script.answer("Yes."))) {
			server.holdUntil(2);
			assertSucceeded(chat(program, "--chat", "A", "--chat", "B", "--base-url", url(server), "--model", "m", "One?"));

			// The world remembers the model, but no command line remembers the server.
			assertSucceeded(chat(program, "--chat", "A", "--base-url", url(server), "Two?"));

			assertThat(server.asked()).extracting(Asked::model).containsOnly("m");
			assertThat(server.asked()).extracting(Asked::lastText).containsExactly("One?", "One?", "Two?");
			assertThat(server.asked().getLast().messages().subList(1, 4)).containsExactly(new Said("user", "One?"),
					new Said("assistant", "Yes."), new Said("user", "Two?"));
		}
	}

	@Test
	void theKeyGoesToTheServerAndNowhereElse() throws Exception {
		String key = "sk-canary-" + UUID.randomUUID();
		try (ModelServer server = ModelServer.start(Script.error(401, "Incorrect API key provided: " + key))) {
			Result result = chat(program.withEnvironment(KEY, key), "--chat", "A", "--base-url", url(server), "--model", "m",
					"Hello.");

			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(server.asked()).extracting(Asked::authorization).containsExactly(Optional.of("Bearer " + key));
			assertThat(result.out() + result.err()).doesNotContain(key);
			List<Path> files = new DataFolderFiles(data()).all();
			assertThat(files).extracting(file -> file.getFileName().toString()).contains("agentworld.db", "agentworld.log");
			for (Path file : files) {
				assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(key);
			}
		}
	}

	@Test
	void aServerThatIsNotThereFailsTheTurn() {
		Result result = chat(program, "--chat", "A", "--base-url", "http://127.0.0.1:1/v1", "--model", "m", "Hello.");

		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("A · Assistant: ").contains("127.0.0.1").hasLineCount(1);
	}

	/** One of many that the command's own tests have. */
	@Test
	void anAddressWithoutSchemeIsRefusedAndChangesNothing() {
		Result result = chat(program, "--chat", "A", "--base-url", "localhost:1", "Hello.");

		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("'localhost:1' is not the address of a server.").hasLineCount(2);
		assertThat(data()).doesNotExist();
	}

	@Test
	void aKeyWithANewlineIsRefusedAndNotShown() {
		Result result = chat(program.withEnvironment(KEY, "sk-canary\nX: y"), "--chat", "A", "Hello.");

		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.err()).startsWith(KEY + ": ").doesNotContain("canary").hasLineCount(2);
		assertThat(data()).doesNotExist();
	}

	@Test
	void aMessageOf10MegabytesIsRefusedAndNoWorldIsMadeForIt() throws Exception {
		Result result = chat(program.withInput("x".repeat(10_000_000)), "--chat", "A");

		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("The message has 10000000 characters").hasLineCount(1);
		assertThat(new DataFolderFiles(data()).answer("SELECT name FROM world")).isEmpty();
	}

	@Test
	void aTextFileGoesWithTheQuestion() throws Exception {
		Path notes = Files.writeString(folder.resolve("notes.txt"), "Pears are ripe.");
		try (ModelServer server = ModelServer.start(Script.answer("Yes."))) {
			Result result = chat(program, "--chat", "A", "--format", "json", "--attach", notes.toString(), "--base-url",
					url(server), "--model", "m", "Are they?");

			assertSucceeded(result);
			assertThat(server.asked().getFirst().lastText()).contains("notes.txt", "Pears are ripe.", "Are they?");
			assertThat(result.out()).contains("\"attachments\":[{\"id\":\"", "\"name\":\"notes.txt\"",
					"\"mediaType\":\"text/plain\",\"size\":15");
		}
	}

	@Test
	void aFileThatIsNotThereIsRefusedAndNoWorldIsMadeForIt() throws Exception {
		Result result = chat(program, "--chat", "A", "--attach", folder.resolve("missing.png").toString(), "Look.");

		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err()).contains("'missing.png'").hasLineCount(1);
		assertThat(new DataFolderFiles(data()).answer("SELECT name FROM world")).isEmpty();
	}

	@Test
	void anIdThatNoChatHasIsRefusedAndNoWorldIsMadeForIt() throws Exception {
		String id = UUID.randomUUID().toString();

		Result result = chat(program, "--chat", id, "Hello.");

		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).contains(id).hasLineCount(1);
		assertThat(new DataFolderFiles(data()).answer("SELECT name FROM world")).isEmpty();
	}

	private Path data() {
		return folder.resolve("data");
	}

	private Result chat(HeadlessProgram started, String... arguments) {
		String[] all = Stream.concat(Stream.of("chat", "--data", data().toString(), "--world", "W"), Stream.of(arguments))
				.toArray(String[]::new);
		return started.run(all);
	}

	private static String url(ModelServer server) {
		return server.baseUrl().toString();
	}

	private static void assertSucceeded(Result result) {
		assertThat(result.err()).isEmpty();
		assertThat(result.exitCode()).isZero();
	}
}
