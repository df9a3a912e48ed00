package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on a data folder that another command has open. */
@Timeout(180)
class ClientTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir
	Path folder;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();
	private final CountDownLatch released = new CountDownLatch(1);
	/** Holds its answer to "hold" until that is released, and never goes on with one to "stall". */
	private final ModelServer server = ModelServer.start(this::script);

	private Script script(Asked asked) {
		return switch (asked.lastText()) {
			case "hold" -> reply -> {
				reply.text("Before.\nAfter");
				released.await();
				reply.text("wards.");
				reply.end();
			};
			case "stall" -> Script.stallAfter("So far.");
			case "flood" -> Script.tokens(20_000, Duration.ZERO);
			default -> Script.answer("Yes.");
		};
	}

	@AfterEach
	void closeServer() {
		released.countDown();
		server.close();
	}

	@Test
	void commandsWorkThroughTheProcessThatHasTheFolderOpenAndDoNotDisturbIt() throws Exception {
		try (Running owner = owner()) {
			Result listed = run("world", "list", "--format", "json");
			assertSucceeded(listed);
			assertThat(listed.out()).contains("\"name\":\"W\"");
			assertSucceeded(run("agent", "create", "--world", "W", "Grace", "--prompt", "You are Grace."));
			assertSucceeded(run("chats", "create", "--world", "W", "Garden"));
			assertSucceeded(run("chats", "rename", "--world", "W", "Garden", "Trees"));
			assertSucceeded(chat(program, "Trees", "--format", "markdown", "Client?"));
			assertThat(run("search", "client").out()).contains("\tW\tTrees\tYou\t").endsWith("\tClient?\n");
			assertThat(run("chats", "list", "--world", "W").out()).contains("\tTrees\t", "\tOwner\t");
			assertThat(run("world", "delete", "W")).satisfies(refused -> {
				assertThat(refused.exitCode()).isEqualTo(1);
				assertThat(refused.err()).contains("has chats", "--with-chats").hasLineCount(1);
			});

			released.countDown();
			Result undisturbed = owner.awaitEnd(PATIENCE);
			assertThat(undisturbed.err()).isEmpty();
			assertThat(undisturbed.exitCode()).isZero();
			assertThat(undisturbed.out()).isEqualTo("Owner · Assistant │ Before.\nOwner · Assistant │ Afterwards.\n");
		}
		assertThat(data().resolve("agentworld.socket")).doesNotExist();
		new DataFolderFiles(data()).assertSound();
	}

	/** All begin with nothing there: one of them is the owner, whoever that may be, and none is too late. */
	@Test
	void commandsThatStartAtTheSameMomentAllSucceed() throws Exception {
		List<String> names = List.of("A", "B", "C");
		List<Running> started = names.stream().map(name -> program.start(all("world", "create", name))).toList();
		for (Running one : started) {
			try (one) {
				Result result = one.awaitEnd(PATIENCE);
				assertThat(result.exitCode()).as(result.err()).isZero();
			}
		}
		assertThat(new DataFolderFiles(data()).answer("SELECT name FROM world ORDER BY name")).isEqualTo(names);
	}

	@Test
	void anOwnerThatIsDoneWaitsForItsClients() throws Exception {
		try (Running owner = owner(); Running client = program.start(chat("Client", "--format", "json", "stall"))) {
			client.awaitLine(line -> line.contains("So far."));
			released.countDown();
			owner.awaitLine(line -> line.contains("Afterwards."));
			owner.awaitErrorLine(line -> line.startsWith("Other commands work on this data folder"));

			client.interrupt();
			assertThat(client.awaitEnd(PATIENCE).exitCode()).isEqualTo(130);
			assertThat(owner.awaitEnd(PATIENCE).exitCode()).isZero();
		}
	}

	@Test
	void whoLooksOnSeesAtOnceWhatOthersDo() throws Exception {
		try (Running owner = owner(); Running looking = program.start(all("tail", "--world", "W", "--chat", "Owner",
				"--format", "json"))) {
			looking.awaitLine(line -> line.contains("\"snapshot\"") && line.contains("Before."));
			assertSucceeded(run("chats", "rename", "--world", "W", "Owner", "Renamed"));
			looking.awaitLine(line -> line.contains("\"renamed\"") && line.contains("Renamed"));
			released.countDown();
			looking.awaitLine(line -> line.contains("\"turn-ended\""));
			// Nobody waits for who only looks on.
			assertThat(owner.awaitEnd(PATIENCE).exitCode()).isZero();
			Result looked = looking.awaitEnd(PATIENCE);
			assertThat(looked.exitCode()).isEqualTo(3);
			assertThat(looked.err()).contains("process " + owner.pid(), "ended before").hasLineCount(1);
		}
	}

	@Test
	void anOwnerThatIsKilledIsNamedAndNothingIsHalfDone() throws Exception {
		try (Running owner = owner(); Running client = program.start(chat("Client", "--format", "json", "stall"))) {
			client.awaitLine(line -> line.contains("So far."));
			owner.kill();
			Result lost = client.awaitEnd(PATIENCE);
			assertThat(lost.exitCode()).isEqualTo(3);
			assertThat(lost.err()).contains("process " + owner.pid(), data().toString(), "ended before").hasLineCount(1);
		}
		assertThat(data().resolve("agentworld.socket")).exists();
		new DataFolderFiles(data()).assertSound();

		Result next = chat(program, "Client", "--format", "json", "Again?");
		assertSucceeded(next);
		assertThat(ChatLines.snapshots(next.out())).hasSize(1).allSatisfy(
				chat -> assertThat(chat.path("turns").findValuesAsText("state")).containsExactly("INTERRUPTED"));
		assertThat(data().resolve("agentworld.socket")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "INT, 130", "TERM, 143", "KILL, 137" })
	void aClientThatEndsStopsItsAnswersAndNoOthers(String signal, int code) throws Exception {
		try (Running owner = owner(); Running client = program.start(chat("Client", "--format", "json", "stall"))) {
			client.awaitLine(line -> line.contains("So far."));
			client.signal(signal);
			Result stopped = client.awaitEnd(PATIENCE);
			assertThat(stopped.exitCode()).isEqualTo(code);
			if (!signal.equals("KILL")) {
				assertThat(stopped.out()).contains("\"turn-cancelled\"");
				assertThat(stopped.err()).isEmpty();
			}
			server.asked().stream().filter(asked -> asked.lastText().equals("stall")).findFirst().orElseThrow().awaitClosed();

			released.countDown();
			Result undisturbed = owner.awaitEnd(PATIENCE);
			assertThat(undisturbed.exitCode()).isZero();
			assertThat(undisturbed.out()).isEqualTo("Owner · Assistant │ Before.\nOwner · Assistant │ Afterwards.\n");
		}
		assertThat(new DataFolderFiles(data()).answer("SELECT state FROM turn ORDER BY state"))
				.containsExactly("CANCELLED", "ENDED");
	}

	@Test
	void aClientThatTakesNothingHoldsUpNobody() throws Exception {
		try (Running owner = owner(); Running stuck = program.start(all("tail", "--world", "W", "--chat", "Owner",
				"--format", "json"))) {
			stuck.awaitLine(line -> line.contains("\"snapshot\""));
			Running flooded = program.start(chat("Flooded", "--format", "json", "flood"));
			try (flooded) {
				flooded.awaitLine(line -> line.contains("\"turn-chunk\""));
				flooded.signal("STOP");
				assertSucceeded(chat(program, "Quick", "Quick?"));
				flooded.signal("CONT");
				Result caughtUp = flooded.awaitEnd(PATIENCE);
				assertThat(caughtUp.exitCode()).isZero();
				assertThat(caughtUp.out()).contains("t19999 ");
			}
			released.countDown();
			assertThat(owner.awaitEnd(PATIENCE).out()).isEqualTo("Owner · Assistant │ Before.\nOwner · Assistant │ Afterwards.\n");
		}
	}

	@Test
	void filesAreThoseOfTheClient() throws Exception {
		Path place = Files.createDirectory(folder.resolve("place"));
		Files.writeString(place.resolve("notes.txt"), "Pears are ripe.");
		HeadlessProgram there = program.within("env", "-C", place.toString());
		try (Running owner = owner()) {
			assertSucceeded(chat(there, "Files", "--attach", "notes.txt", "Are they?"));
			assertThat(server.asked().getLast().lastText()).contains("notes.txt", "Pears are ripe.");
			assertSucceeded(there.run(all("export", "W", "--chat", "Files", "--format", "json", "--output", "chat.json")));
			assertThat(place.resolve("chat.json")).content().contains("Are they?");
			Result again = there.run(all("export", "W", "--chat", "Files", "--format", "json", "--output", "chat.json"));
			assertThat(again.exitCode()).isEqualTo(1);
			assertThat(again.err()).contains("exists already").hasLineCount(1);
			assertSucceeded(there.run(all("import", "chat.json", "--into", "W", "--on-clash", "skip")));
			assertThat(there.run(all("chats", "list", "--world", "W")).out().lines().filter(line -> line.contains("\tFiles\t")))
					.hasSize(2);
			Result exported = run("export", "W", "--chat", "Owner", "--format", "markdown", "--output", "-");
			assertThat(exported.out()).contains("hold");
			released.countDown();
			assertThat(owner.awaitEnd(PATIENCE).exitCode()).isZero();
		}
	}

	@Test
	void inputIsTheClientsAndAKeyInItIsNotWrittenAnywhere() throws Exception {
		try (Running owner = owner()) {
			assertSucceeded(chat(program.withInput("From\ninput"), "Input"));
			assertThat(server.asked().getLast().lastText()).isEqualTo("From\ninput");
			// There is no keyring: the key is refused after it has come.
			Result refused = program.withInput("sk-canary-key").run(all("connection", "add", "--preset", "openai", "--key", "input"));
			assertThat(refused.err()).doesNotContain("sk-canary");
			released.countDown();
			assertThat(owner.awaitEnd(PATIENCE).exitCode()).isZero();
		}
		for (Path file : new DataFolderFiles(data()).all()) {
			assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("sk-canary");
		}
	}

	@Test
	void aClientWhoseOutputIsClosedStopsAsOtherProgramsDo() throws Exception {
		try (Running owner = owner(); Running piped = program.within("sh", "-c", "{ \"$@\"; echo \"code $?\" >&2; } | head -n 1",
				"sh").start(all("tail", "--world", "W", "--chat", "Owner", "--format", "json"))) {
			piped.awaitLine(line -> line.contains("\"snapshot\""));
			assertSucceeded(run("chats", "rename", "--world", "W", "Owner", "Renamed"));
			assertThat(piped.awaitEnd(PATIENCE).err()).isEqualTo("code 141\n");
			released.countDown();
			assertThat(owner.awaitEnd(PATIENCE).exitCode()).isZero();
		}
	}

	/** Longer than any system allows for the path to a socket. */
	@Test
	void aDataFolderMayHaveALongPath() throws Exception {
		Path deep = folder.resolve("x".repeat(100)).resolve("y".repeat(100));
		try (Running owner = program.start("chat", "--data", deep.toString(), "--world", "W", "--chat", "Owner", "--base-url",
				server.baseUrl().toString(), "--model", "m", "hold")) {
			owner.awaitLine(line -> line.contains("Before."));
			Result listed = program.run("world", "list", "--data", deep.toString());
			assertSucceeded(listed);
			assertThat(listed.out()).contains("\tW\t");
			released.countDown();
			assertThat(owner.awaitEnd(PATIENCE).exitCode()).isZero();
		}
	}

	@Test
	void strangersAreRefusedInWordsAndHurtNobody() throws Exception {
		try (Running owner = owner()) {
			assertThat(say("{\"type\":\"hello\",\"protocol\":99}\n")).contains("\"refused\"", "version 99", "version 1",
					"process " + owner.pid());
			assertThat(say("GET / HTTP/1.1\r\n\r\n")).contains("\"refused\"");
			assertThat(say("x".repeat(9_000_000))).isNotNull();
			assertSucceeded(run("world", "list"));
			released.countDown();
			Result undisturbed = owner.awaitEnd(PATIENCE);
			assertThat(undisturbed.err()).isEmpty();
			assertThat(undisturbed.exitCode()).isZero();
		}
	}

	/** What the owner replies before it hangs up; empty if it does so at once. */
	private String say(String text) throws IOException {
		try (SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			stranger.connect(UnixDomainSocketAddress.of(data().resolve("agentworld.socket")));
			ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				stranger.write(bytes);
			}
			return new String(Channels.newInputStream(stranger).readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			assertThat(e).hasMessageMatching("Broken pipe|Connection reset.*");
			return "";
		}
	}

	/** A command that has the folder open, and runs until what it waits for is released. */
	private Running owner() throws InterruptedException {
		Running owner = program.start(chat("Owner", "hold"));
		owner.awaitLine(line -> line.contains("Before."));
		return owner;
	}

	private Path data() {
		return folder.resolve("data");
	}

	private String[] all(String... arguments) {
		return Stream.concat(Stream.of(arguments), Stream.of("--data", data().toString())).toArray(String[]::new);
	}

	private Result run(String... arguments) {
		return program.run(all(arguments));
	}

	private String[] chat(String name, String... arguments) {
		return Stream.concat(Stream.of("chat", "--data", data().toString(), "--world", "W", "--chat", name, "--base-url",
				server.baseUrl().toString(), "--model", "m"), Stream.of(arguments)).toArray(String[]::new);
	}

	private Result chat(HeadlessProgram from, String name, String... arguments) {
		return from.run(chat(name, arguments));
	}

	private static void assertSucceeded(Result result) {
		assertThat(result.err()).isEmpty();
		assertThat(result.exitCode()).isZero();
	}
}
