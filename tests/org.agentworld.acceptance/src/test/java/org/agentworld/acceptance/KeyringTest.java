package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys with a desktop's real keyring on a session bus, and without any. */
class KeyringTest {

	/**
	 * A session bus of its own, with a keyring that its password has unlocked, as after a login. What the bus itself complains
	 * of, such as limits of a container, is not the program's standard error.
	 */
	private static final String[] SESSION = { "sh", "-c", "exec 3>&2; exec dbus-run-session -- sh -c '"
			+ "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\" 2>&3 3>&-'"
			+ " sh \"$@\" 2>/dev/null", "sh" };

	private final String key = "sk-canary-" + UUID.randomUUID();

	@TempDir
	Path folder;

	private HeadlessProgram withoutKeyring;
	private HeadlessProgram withKeyring;

	@BeforeEach
	void makeHome() throws IOException {
		Path home = Files.createDirectory(folder.resolve("home"));
		HeadlessProgram program = HeadlessProgram.ofThisBuild().withEnvironment("HOME", home.toString())
				.withEnvironment("XDG_DATA_HOME", home.resolve("data").toString())
				.withEnvironment("XDG_RUNTIME_DIR", Files.createDirectory(home.resolve("run")).toString());
		// No bus of whoever runs the tests, and none that libraries would start by themselves.
		withoutKeyring = program.withEnvironment("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.resolve("no-bus"));
		withKeyring = program.within(SESSION);
	}

	@Test
	void aKeyIsKeptInTheKeyringAndUsedByTheNextStart() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("Yes."))) {
			Result added = connection(withKeyring.withInput(key + "\n"), "add", "--preset", "openai-compatible", "--name",
					"Mine", "--base-url", server.baseUrl().toString(), "--model", "m", "--key", "input");
			assertSucceeded(added);
			assertThat(added.out()).isEqualTo("openai-compatible\n");
			Result listed = connection(withKeyring, "list");
			assertSucceeded(listed);
			assertThat(listed.out()).contains("openai-compatible\tMine\t", "\tm\tkey in the keyring\n");

			Result answered = withKeyring.run("chat", "--data", data().toString(), "--world", "W", "--chat", "A",
					"--connection", "openai-compatible", "Hello.");

			assertSucceeded(answered);
			assertThat(server.asked()).extracting(Asked::authorization).containsExactly(Optional.of("Bearer " + key));
			assertThat(added.toString() + listed + answered).doesNotContain(key);
			assertNowhereInTheDataFolder();
			assertThat(data().resolve("keyring")).exists();
		}
	}

	@Test
	void aKeyIsForgottenWithItsConnection() throws Exception {
		assertSucceeded(connection(withKeyring.withInput(key), "add", "--preset", "openai", "--key", "input"));
		assertSucceeded(connection(withKeyring, "remove", "openai"));
		assertSucceeded(connection(withKeyring, "add", "--preset", "openai"));

		assertThat(connection(withKeyring, "list").out()).contains("openai\tOpenAI\t", "\tno key\n");
		assertThat(Files.readString(data().resolve("keyring"))).doesNotContain("connections/openai");
	}

	@Test
	void anotherDataFolderDoesNotTakeTheKeyringsPasswordAway() throws Exception {
		assertSucceeded(connection(withKeyring.withInput(key), "add", "--preset", "openai", "--key", "input"));
		assertSucceeded(withKeyring.withInput("other").run("connection", "add", "--data", folder.resolve("other").toString(),
				"--preset", "openai", "--key", "input"));

		assertThat(connection(withKeyring, "list").out()).contains("key in the keyring\n");
	}

	/** Nobody is there to unlock it: all questions are closed. */
	@Test
	void aLockedKeyringIsSaidAndKeepsWhatIsInIt() throws Exception {
		assertSucceeded(connection(withKeyring.withInput(key), "add", "--preset", "openai", "--key", "input"));

		Result refused = withKeyring.within(locked()).withInput("other").run("connection", "add", "--data",
				folder.resolve("other").toString(), "--preset", "openai", "--key", "input");

		assertThat(refused.exitCode()).isEqualTo(1);
		assertThat(refused.err()).contains("the keyring of the desktop is locked.");
		assertThat(connection(withKeyring, "list").out()).contains("key in the keyring\n");
	}

	/** {@link #SESSION}, but locked again before the program starts, and without a display on which to ask anybody. */
	private static String[] locked() {
		String[] session = SESSION.clone();
		session[2] = "unset DISPLAY WAYLAND_DISPLAY; " + session[2].replace("&& exec", "&& dbus-send --session --print-reply --dest=org.freedesktop.secrets"
				+ " /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock"
				+ " array:objpath:/org/freedesktop/secrets/collection/login >/dev/null && exec");
		return session;
	}

	@Test
	void withoutAKeyringAKeyIsRefusedAndNotWritten() throws Exception {
		Result refused = connection(withoutKeyring.withInput(key), "add", "--preset", "openai", "--key", "input");

		assertThat(refused.exitCode()).isEqualTo(1);
		assertThat(refused.out()).isEmpty();
		assertThat(refused.err()).startsWith("This computer has no keyring that can be used now")
				.contains("a variable of the environment").doesNotContain(key);
		assertNowhereInTheDataFolder();
		assertThat(connection(withoutKeyring, "list").out()).doesNotContain("openai");
	}

	@Test
	void withoutAKeyringAKeyComesFromTheEnvironmentEachTime() throws Exception {
		try (ModelServer server = ModelServer.start(Script.answer("Yes."))) {
			assertSucceeded(connection(withoutKeyring, "add", "--preset", "openai-compatible", "--base-url",
					server.baseUrl().toString(), "--model", "m", "--key", "MY_KEY"));
			assertThat(connection(withoutKeyring, "list").out()).contains("key in MY_KEY, missing\n");

			Result answered = withoutKeyring.withEnvironment("MY_KEY", key).run("chat", "--data", data().toString(),
					"--world", "W", "--chat", "A", "--connection", "openai-compatible", "Hello.");
			assertSucceeded(answered);
			assertThat(server.asked()).extracting(Asked::authorization).containsExactly(Optional.of("Bearer " + key));
			assertNowhereInTheDataFolder();

			Result unset = withoutKeyring.run("chat", "--data", data().toString(), "--world", "W", "--chat", "A", "Again.");
			assertThat(unset.exitCode()).isEqualTo(1);
			assertThat(unset.err()).contains("MY_KEY of the environment, which is not set");
		}
	}

	private Result connection(HeadlessProgram program, String command, String... arguments) {
		String[] all = new String[arguments.length + 4];
		all[0] = "connection";
		all[1] = command;
		all[2] = "--data";
		all[3] = data().toString();
		System.arraycopy(arguments, 0, all, 4, arguments.length);
		return program.run(all);
	}

	private Path data() {
		return folder.resolve("data");
	}

	private void assertNowhereInTheDataFolder() throws IOException {
		List<Path> files = new DataFolderFiles(data()).all();
		assertThat(files).extracting(file -> file.getFileName().toString()).contains("agentworld.db", "agentworld.log");
		for (Path file : files) {
			assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(key);
		}
	}

	private static void assertSucceeded(Result result) {
		assertThat(result.err()).isEmpty();
		assertThat(result.exitCode()).isZero();
	}
}
