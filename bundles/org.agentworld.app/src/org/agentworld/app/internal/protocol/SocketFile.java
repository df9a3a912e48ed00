package org.agentworld.app.internal.protocol;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The socket of a data folder: {@code agentworld.socket} in it. A system allows only about a hundred bytes of path to a
 * socket, and not each file system can hold one: where it does not, the socket lies in a private folder for temporary files,
 * and a link in the data folder leads to it.
 */
public final class SocketFile implements AutoCloseable {

	private static final String NAME = "agentworld.socket";
	private static final String TEMPORARY = "agentworld-socket";

	/** How many clients may be about to connect at the same time. */
	private static final int MOST_WAITING = 128;

	private final Path place;
	private final ServerSocketChannel channel;

	private SocketFile(Path place, ServerSocketChannel channel) {
		this.place = place;
		this.channel = channel;
	}

	/**
	 * Connects to the owner of a data folder.
	 *
	 * @throws IOException if there is no socket, or nobody listens
	 */
	public static Wire connect(Path folder) throws IOException {
		Path place = place(folder);
		SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			channel.connect(UnixDomainSocketAddress.of(Files.isSymbolicLink(place) ? Files.readSymbolicLink(place) : place));
		} catch (IOException e) {
			channel.close();
			throw e;
		}
		return new Wire(channel);
	}

	/** Listens. The caller owns the folder: a socket that is there is what a killed owner left behind. */
	public static SocketFile listen(Path folder) throws IOException {
		Path place = place(folder);
		removeWhatALinkLeadsTo(place);
		try {
			return listenIn(Files.createTempDirectory(place.getParent(), TEMPORARY), place, false);
		} catch (IOException e) {
			try {
				return listenIn(Files.createTempDirectory(TEMPORARY), place, true);
			} catch (IOException linked) {
				e.addSuppressed(linked);
				throw e;
			}
		}
	}

	/** The same for all, by whatever links they come to the folder: whether it is too long must be the same as well. */
	private static Path place(Path folder) throws IOException {
		return folder.toRealPath().resolve(NAME);
	}

	/**
	 * Binds in a folder that only this user may enter, since a new socket is open to others until its mode is set, and only
	 * then shows it at its place, instead of what is there.
	 */
	private static SocketFile listenIn(Path temporary, Path place, boolean linked) throws IOException {
		Path socket = temporary.resolve("s");
		ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		boolean done = false;
		try {
			channel.bind(UnixDomainSocketAddress.of(socket), MOST_WAITING);
			if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
				Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
			}
			if (linked) {
				Path link = place.resolveSibling(temporary.getFileName());
				Files.createSymbolicLink(link, socket);
				Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
			} else {
				Files.move(socket, place, StandardCopyOption.ATOMIC_MOVE);
			}
			done = true;
			return new SocketFile(place, channel);
		} finally {
			if (!done) {
				channel.close();
				Files.deleteIfExists(socket);
			}
			if (!done || !linked) {
				Files.delete(temporary);
			}
		}
	}

	/** Waits for the next client. */
	public Wire accept() throws IOException {
		return new Wire(channel.accept());
	}

	/** Whoever is connected stays so. */
	@Override
	public void close() throws IOException {
		channel.close();
		removeWhatALinkLeadsTo(place);
		Files.deleteIfExists(place);
	}

	private static void removeWhatALinkLeadsTo(Path place) throws IOException {
		if (!Files.isSymbolicLink(place)) {
			return;
		}
		Path socket = Files.readSymbolicLink(place);
		if (socket.getParent().getFileName().toString().startsWith(TEMPORARY)) {
			Files.deleteIfExists(socket);
			Files.deleteIfExists(socket.getParent());
		}
	}
}
