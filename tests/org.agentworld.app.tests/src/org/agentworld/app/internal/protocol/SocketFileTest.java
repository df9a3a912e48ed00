package org.agentworld.app.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFileTest {

	private static final String NAME = "agentworld.socket";

	@TempDir
	Path folder;

	@Test
	void onlyThisUserMayConnectAndNothingElseIsLeftInTheFolder() throws Exception {
		try (SocketFile _ = SocketFile.listen(folder)) {
			assertThat(mode(folder.resolve(NAME))).isEqualTo("rw-------");
			assertThat(folder).isDirectoryContaining(path -> path.endsWith(NAME));
			try (var files = Files.list(folder)) {
				assertThat(files).hasSize(1);
			}
		}
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void linesGoToAndFro() throws Exception {
		assertLinesGoToAndFro(folder);
	}

	/** Longer than any system allows for the path to a socket. */
	@Test
	void aFolderWithALongPathHasALinkToASocketElsewhere() throws Exception {
		Path deep = Files.createDirectories(folder.resolve("x".repeat(100)).resolve("y".repeat(100)));
		Path socket;
		try (SocketFile _ = SocketFile.listen(deep)) {
			assertThat(deep.resolve(NAME)).isSymbolicLink();
			socket = Files.readSymbolicLink(deep.resolve(NAME));
			assertThat(mode(socket)).isEqualTo("rw-------");
			assertThat(mode(socket.getParent())).isEqualTo("rwx------");
		}
		assertThat(deep).isEmptyDirectory();
		assertThat(socket.getParent()).doesNotExist();
		assertLinesGoToAndFro(deep);
	}

	@Test
	void whatAKilledOwnerLeftBehindIsReplaced() throws Exception {
		try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			dead.bind(UnixDomainSocketAddress.of(folder.resolve(NAME)));
		}
		assertThat(folder.resolve(NAME)).exists();
		assertThatIOException().isThrownBy(() -> SocketFile.connect(folder));
		assertLinesGoToAndFro(folder);
	}

	@Test
	void aLinkThatAKilledOwnerLeftBehindGoesWithItsSocket() throws Exception {
		Path elsewhere = Files.createTempDirectory("agentworld-socket");
		try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			dead.bind(UnixDomainSocketAddress.of(elsewhere.resolve("s")));
		}
		Files.createSymbolicLink(folder.resolve(NAME), elsewhere.resolve("s"));
		assertLinesGoToAndFro(folder);
		assertThat(elsewhere).doesNotExist();
	}

	@Test
	void withoutASocketNobodyIsThere() {
		assertThatIOException().isThrownBy(() -> SocketFile.connect(folder));
		assertThatIOException().isThrownBy(() -> SocketFile.connect(folder.resolve("missing")));
	}

	@Test
	void aLineThatNeverEndsIsRefused() throws Exception {
		try (SocketFile socket = SocketFile.listen(folder); Wire client = SocketFile.connect(folder);
				Wire owner = socket.accept()) {
			Thread.ofVirtual().start(() -> {
				try {
					client.send(Line.of("x".repeat(Wire.LONGEST_LINE)));
				} catch (IOException _) {
					// Closed before all was taken.
				}
			});
			assertThatIOException().isThrownBy(owner::receive).isInstanceOf(ProtocolException.class)
					.withMessageContaining("longer than");
		}
	}

	private static void assertLinesGoToAndFro(Path folder) throws IOException {
		try (SocketFile socket = SocketFile.listen(folder); Wire client = SocketFile.connect(folder);
				Wire owner = socket.accept()) {
			client.send(Line.of("to"));
			assertThat(owner.receive().orElseThrow().type()).isEqualTo("to");
			owner.send(Line.of("fro"));
			owner.close();
			assertThat(client.receive().orElseThrow().type()).isEqualTo("fro");
			assertThat(client.receive()).isEmpty();
		}
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}
}
