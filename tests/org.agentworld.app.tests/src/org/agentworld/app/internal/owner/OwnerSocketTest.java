package org.agentworld.app.internal.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.caller.Terminal;
import org.agentworld.app.internal.client.Client;
import org.agentworld.app.internal.client.Client.Shown;
import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.SocketFile;
import org.agentworld.app.internal.protocol.Wire;
import org.agentworld.core.RefusedException;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of the socket, without an engine: what a command does is up to each test. */
@Timeout(60)
class OwnerSocketTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	/** What a test has a command do. */
	private interface Work {
		int run(List<String> arguments, Caller caller) throws Exception;
	}

	private static Service service(Work work) {
		return new Service() {

			@Override
			public int run(List<String> arguments, Caller caller, Runnable begin) {
				if (arguments.equals(List.of("elsewhere"))) {
					throw new ElsewhereException();
				}
				begin.run();
				try {
					return work.run(arguments, caller);
				} catch (RefusedException e) {
					caller.err().println(e.getMessage());
					return 1;
				} catch (CancellationException e) {
					return 130;
				} catch (Exception e) {
					throw new AssertionError(e);
				}
			}

			@Override
			public Optional<String> show() {
				return Optional.of("There is no window.");
			}
		};
	}

	/** A client in this process, and what came out of it. */
	private final class TestClient {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();
		private final ByteArrayOutputStream err = new ByteArrayOutputStream();
		private final ProcessCaller caller;

		TestClient(String input) {
			caller = new ProcessCaller(
					new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err));
		}

		Optional<Integer> run(String... arguments) {
			return new Client(folder).run(List.of(arguments), caller);
		}

		CompletableFuture<Optional<Integer>> start(String... arguments) {
			return CompletableFuture.supplyAsync(() -> run(arguments), Thread::startVirtualThread);
		}

		String out() {
			return out.toString(StandardCharsets.UTF_8);
		}

		String err() {
			return err.toString(StandardCharsets.UTF_8);
		}
	}

	@Test
	void argumentsGoInAndOutputAndCodeComeOut() throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((arguments, caller) -> {
			caller.out().println("ü " + arguments);
			caller.err().println("err");
			return 7;
		}))) {
			TestClient client = new TestClient("");
			assertThat(client.run("a", "--b", "c\nd")).contains(7);
			assertThat(client.out()).isEqualTo("ü [a, --b, c\nd]\n");
			assertThat(client.err()).isEqualTo("err\n");
		}
	}

	@Test
	void inputIsTheClients() throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((arguments, caller) -> {
			caller.out().write(caller.input(Integer.parseInt(arguments.getFirst())));
			return 0;
		}))) {
			TestClient client = new TestClient("x".repeat(100_000));
			assertThat(client.run("100000")).contains(0);
			assertThat(client.out()).hasSize(100_000);
			TestClient tooMuch = new TestClient("x".repeat(100_000));
			assertThat(tooMuch.run("99999")).contains(1);
			assertThat(tooMuch.err()).contains("more than 99999 bytes").hasLineCount(1);
		}
	}

	@Test
	void variablesAreTheClients() throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, caller) -> {
			caller.out().print(caller.variable("PATH").equals(Optional.ofNullable(System.getenv("PATH")))
					&& caller.variable("NO_SUCH_VARIABLE").isEmpty());
			return 0;
		}))) {
			TestClient client = new TestClient("");
			assertThat(client.run()).contains(0);
			assertThat(client.out()).isEqualTo("true");
		}
	}

	@Test
	void filesAndFoldersAreCopiedUntilTheCommandEnds() throws Exception {
		Path file = Files.writeString(folder.resolve("file ü.txt"), "x".repeat(100_000));
		Path tree = Files.createDirectories(folder.resolve("tree/sub/deep")).getParent().getParent();
		Files.writeString(tree.resolve("a"), "1");
		Files.writeString(tree.resolve("sub/deep/b"), "2");
		Files.createSymbolicLink(tree.resolve("out"), file);
		Files.createSymbolicLink(tree.resolve("in"), tree.resolve("a"));
		List<Path> copies = new ArrayList<>();
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, caller) -> {
			Path copy = caller.read(file.toString(), Long.MAX_VALUE);
			Path part = caller.read(file.toString(), 40_000);
			Path folderCopy = caller.read(tree.toString(), 1);
			copies.addAll(List.of(copy, part, folderCopy));
			assertThat(copy).isNotEqualTo(file).hasFileName("file ü.txt").hasSameTextualContentAs(file);
			assertThat(part).hasSize(40_000);
			assertThat(folderCopy).hasFileName("tree");
			assertThat(folderCopy.resolve("a")).hasContent("1");
			assertThat(folderCopy.resolve("in")).hasContent("1");
			assertThat(folderCopy.resolve("out")).doesNotExist();
			assertThat(folderCopy.resolve("sub/deep/b")).hasContent("2");
			caller.read(folder.resolve("missing").toString(), 1);
			return 0;
		}))) {
			TestClient client = new TestClient("");
			assertThat(client.run()).contains(1);
			assertThat(client.err()).contains("missing: there is no such file or folder.").hasLineCount(1);
		}
		assertThat(copies).hasSize(3).noneMatch(Files::exists);
	}

	@Test
	void aFileIsWrittenByTheClientAsAWholeOrNotAtAll() throws Exception {
		Path whole = folder.resolve("whole");
		Path refused = folder.resolve("refused");
		Path there = Files.writeString(folder.resolve("there"), "old");
		try (OwnerSocket _ = OwnerSocket.open(folder, service((arguments, caller) -> {
			caller.write(arguments.getFirst(), false, out -> {
				out.write(new byte[100_000]);
				if (arguments.contains("refuse")) {
					throw new RefusedException("No more.");
				}
			});
			return 0;
		}))) {
			assertThat(new TestClient("").run(whole.toString())).contains(0);
			assertThat(whole).hasSize(100_000);
			TestClient client = new TestClient("");
			assertThat(client.run(refused.toString(), "refuse")).contains(1);
			assertThat(client.err()).isEqualTo("No more.\n");
			TestClient second = new TestClient("");
			assertThat(second.run(there.toString())).contains(1);
			assertThat(second.err()).contains("exists already");
			assertThat(there).hasContent("old");
			TestClient third = new TestClient("");
			assertThat(third.run(folder.resolve("none/file").toString())).contains(1);
			assertThat(third.err()).contains("does not exist");
		}
		try (var files = Files.list(folder)) {
			assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("whole", "there");
		}
	}

	@Test
	void aFileThatWasNotWrittenToItsEndLeavesNothing() throws Exception {
		CountDownLatch writing = new CountDownLatch(1);
		OwnerSocket socket = OwnerSocket.open(folder, service((_, caller) -> {
			caller.write(folder.resolve("file").toString(), false, out -> {
				out.write(new byte[100_000]);
				out.flush();
				writing.countDown();
				caller.stopped().join();
				caller.goOnUnlessStopped();
			});
			return 0;
		}));
		TestClient client = new TestClient("");
		CompletableFuture<Optional<Integer>> code = client.start();
		writing.await();
		socket.close();
		assertThat(code.get(20, TimeUnit.SECONDS)).contains(Client.OWNER_ENDED);
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aClientThatStopsStopsItsCommandAndHearsItsEnd() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, caller) -> {
			running.countDown();
			caller.stopped().join();
			caller.out().println("stopped");
			return 130;
		}))) {
			TestClient client = new TestClient("");
			CompletableFuture<Optional<Integer>> code = client.start();
			running.await();
			client.caller.stop();
			assertThat(code.get()).contains(130);
			assertThat(client.out()).isEqualTo("stopped\n");
		}
	}

	@Test
	void aClientThatIsKilledStopsItsCommand() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, caller) -> {
			running.countDown();
			caller.stopped().join();
			stopped.countDown();
			return 130;
		})); Wire killed = hello()) {
			killed.send(Line.of("run").with("arguments", List.of()).with("folder", "/"));
			running.await();
			killed.close();
			stopped.await();
		}
	}

	/** It takes nothing more, as one that is stopped by SIGSTOP; its command and nothing else waits. */
	@Test
	void aStuckClientHoldsUpNobodyElse() throws Exception {
		CountDownLatch flooding = new CountDownLatch(1);
		CompletableFuture<Throwable> ended = new CompletableFuture<>();
		OwnerSocket socket = OwnerSocket.open(folder, service((arguments, caller) -> {
			if (arguments.contains("flood")) {
				flooding.countDown();
				while (!caller.stopped().isDone()) {
					caller.out().println("x".repeat(10_000));
				}
				ended.complete(null);
			}
			return 0;
		}));
		try (socket; Wire stuck = hello()) {
			stuck.send(Line.of("run").with("arguments", List.of("flood")).with("folder", "/"));
			flooding.await();
			for (int i = 0; i < 20; i++) {
				assertThat(new TestClient("").run("quick")).contains(0);
			}
			assertThat(ended).isNotDone();
			socket.close();
			ended.get(20, TimeUnit.SECONDS);
		}
	}

	@Test
	void manyClientsAreServedAtTheSameTime() throws Exception {
		CountDownLatch all = new CountDownLatch(OwnerSocket.MOST_CLIENTS);
		CountDownLatch released = new CountDownLatch(1);
		try (OwnerSocket _ = OwnerSocket.open(folder, service((arguments, caller) -> {
			caller.out().println(arguments.getFirst());
			all.countDown();
			released.await();
			return 0;
		}))) {
			List<TestClient> clients = new ArrayList<>();
			List<CompletableFuture<Optional<Integer>>> codes = new ArrayList<>();
			for (int i = 0; i < OwnerSocket.MOST_CLIENTS; i++) {
				TestClient client = new TestClient("");
				clients.add(client);
				codes.add(client.start("client " + i));
			}
			all.await();
			TestClient oneMore = new TestClient("");
			assertThat(oneMore.run("one more")).contains(Client.OWNER_REFUSES);
			assertThat(oneMore.err()).contains(OwnerSocket.MOST_CLIENTS + " commands").hasLineCount(1);
			released.countDown();
			for (int i = 0; i < clients.size(); i++) {
				assertThat(codes.get(i).get()).contains(0);
				assertThat(clients.get(i).out()).isEqualTo("client " + i + "\n");
			}
		}
	}

	@Test
	void anOwnerThatEndsIsNamed() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		OwnerSocket socket = OwnerSocket.open(folder, service((_, caller) -> {
			running.countDown();
			caller.stopped().join();
			return 130;
		}));
		TestClient client = new TestClient("");
		CompletableFuture<Optional<Integer>> code = client.start();
		running.await();
		socket.close();
		assertThat(code.get()).contains(Client.OWNER_ENDED);
		assertThat(client.err()).contains("process " + ProcessHandle.current().pid(), folder.toString(), "ended before")
				.hasLineCount(1);
		assertThat(new TestClient("").run()).isEmpty();
	}

	/** The owner ends as soon as the command has, when its client has still to hear of that. */
	@Test
	void aCommandThatIsDoneWhenTheOwnerEndsIsDone() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		OwnerSocket socket = OwnerSocket.open(folder, service((_, caller) -> {
			running.countDown();
			caller.stopped().join();
			caller.out().println("done");
			return 0;
		}));
		TestClient client = new TestClient("");
		CompletableFuture<Optional<Integer>> code = client.start();
		running.await();
		socket.close();
		assertThat(code.get()).contains(0);
		assertThat(client.out()).isEqualTo("done\n");
	}

	@Test
	void aCommandOfAnotherFolderIsSentBack() throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, _) -> 0))) {
			TestClient client = new TestClient("");
			assertThat(client.run("elsewhere")).isEmpty();
			assertThat(client.err()).isEmpty();
		}
	}

	@Test
	void anOwnerWithoutAWindowSaysSo() throws Exception {
		assertThat(new Client(folder).show().shown()).isEqualTo(Shown.NO_OWNER);
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, _) -> 0))) {
			assertThat(new Client(folder).show().shown()).isEqualTo(Shown.REFUSED);
			assertThat(new Client(folder).show().why()).isEqualTo("There is no window.");
		}
	}

	@Test
	void anotherVersionOfTheProtocolIsRefusedInWordsByEitherSide() throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, _) -> 0)); Wire client = SocketFile.connect(folder)) {
			client.send(Line.of("hello").with("protocol", 99).with("future", "x"));
			Line reply = client.receive().orElseThrow();
			assertThat(reply.type()).isEqualTo("refused");
			assertThat(reply.text("message")).contains("version 99", "version 1", "Agent World Workbench");
			assertThat(client.receive()).isEmpty();
		}
		try (SocketFile future = SocketFile.listen(folder)) {
			Thread.ofVirtual().start(() -> {
				try (Wire wire = future.accept()) {
					wire.receive();
					wire.send(Line.of("refused").with("message", "Agent World 9 speaks version 9."));
				} catch (IOException e) {
					throw new AssertionError(e);
				}
			});
			TestClient client = new TestClient("");
			assertThat(client.run("world", "list")).contains(Client.OWNER_REFUSES);
			assertThat(client.err()).isEqualTo("Agent World 9 speaks version 9.\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "GET / HTTP/1.1\r\n\r\n", "{}\n", "{\"type\":\"run\"}\n", "{\"type\":\"hello\"}\n",
			"{\"type\":\"hello\",\"protocol\":\"1\"}\n", "{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"what\"}\n",
			"{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"run\"}\n",
			"{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"run\",\"arguments\":[],\"folder\":\"\\u0000\"}\n",
			"{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"run\",\"arguments\":[\"wait\"],\"folder\":\"/\"}\n{\"type\":\"data\"}\n",
			"{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"run\",\"arguments\":[\"wait\"],\"folder\":\"/\"}\nx\n",
			"{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"run\",\"arguments\":7,\"folder\":\"/\"}\n" })
	void whatIsNotOfTheProtocolIsRefusedAndHurtsNobody(String said) throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((arguments, caller) -> {
			if (arguments.contains("wait")) {
				caller.stopped().join();
			}
			return 0;
		}))) {
			try (SocketChannel hostile = SocketChannel.open(StandardProtocolFamily.UNIX)) {
				hostile.connect(UnixDomainSocketAddress.of(folder.resolve("agentworld.socket")));
				hostile.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8)));
				String reply = new String(Channels.newInputStream(hostile).readAllBytes(), StandardCharsets.UTF_8);
				assertThat(reply).contains("\"refused\"");
			} catch (IOException e) {
				// What it had sent was not read to its end when it was refused.
				assertThat(e).hasMessageContaining("reset");
			}
			assertThat(new TestClient("").run("quick")).contains(0);
		}
	}

	@Test
	void aCopyCannotLeaveItsFolder() throws Exception {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, caller) -> {
			try {
				caller.read("tree", Long.MAX_VALUE);
				return 0;
			} finally {
				ended.complete(null);
			}
		})); Wire hostile = hello()) {
			hostile.send(Line.of("run").with("arguments", List.of()).with("folder", folder.toString()));
			assertThat(hostile.receive().orElseThrow().type()).isEqualTo("begun");
			assertThat(hostile.receive().orElseThrow().text("path")).isEqualTo("tree");
			hostile.send(Line.of("folder"));
			hostile.send(Line.of("file").with("name", "../../evil"));
			ended.get();
			List<String> said = new ArrayList<>();
			for (Optional<Line> line = hostile.receive(); line.isPresent(); line = hostile.receive()) {
				said.add(line.get().type());
			}
			assertThat(said).containsExactly("err", "exit");
			assertThat(folder.resolve("evil")).doesNotExist();
		}
	}

	@Test
	void whoSaysNothingIsSentAway() throws Exception {
		try (OwnerSocket _ = OwnerSocket.open(folder, service((_, _) -> 0), Duration.ofMillis(50));
				Wire silent = SocketFile.connect(folder);
				Wire polite = SocketFile.connect(folder)) {
			try {
				polite.send(Line.of("hello").with("protocol", Wire.VERSION));
				while (polite.receive().isPresent()) {
					// The hello of the owner, if ours came in time.
				}
			} catch (IOException e) {
				assertThat(e).hasMessageContaining("Broken pipe");
			}
			assertThat(silent.receive()).isEmpty();
		}
	}

	private Wire hello() throws IOException {
		Wire wire = SocketFile.connect(folder);
		wire.send(Line.of("hello").with("protocol", Wire.VERSION));
		assertThat(wire.receive().orElseThrow().type()).isEqualTo("hello");
		return wire;
	}
}
