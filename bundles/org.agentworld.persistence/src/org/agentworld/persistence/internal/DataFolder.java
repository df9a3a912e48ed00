package org.agentworld.persistence.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/**
 * The data folder, owned by this process until it is closed. The owner holds an OS lock, which ends with the process
 * however that ends, and writes its process id into the locked file for others to name.
 */
final class DataFolder implements AutoCloseable {

	/**
	 * The folders that this process owns. Looked at before the lock file is opened: POSIX drops all locks of a process
	 * on a file as soon as the process closes any descriptor of it, so a second attempt would end the first one's
	 * ownership.
	 */
	private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

	/** The locked byte lies behind the content, since a lock on Windows keeps others from reading what it covers. */
	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

	private final Path folder;
	private final FileChannel lockFile;

	private DataFolder(Path folder, FileChannel lockFile) {
		this.folder = folder;
		this.lockFile = lockFile;
	}

	/** Makes the folder if it is missing, for its owner's eyes only, and takes it. */
	static DataFolder take(Path wanted) throws StoreException {
		Path folder;
		try {
			folder = created(wanted);
		} catch (IOException e) {
			throw FolderErrors.describe(wanted, e);
		}
		if (!OWNED.add(folder)) {
			throw locked(folder, "this process (" + ProcessHandle.current().pid() + ")");
		}
		boolean taken = false;
		try {
			DataFolder owned = new DataFolder(folder, lock(folder));
			taken = true;
			return owned;
		} catch (IOException e) {
			throw FolderErrors.describe(folder, e);
		} finally {
			if (!taken) {
				OWNED.remove(folder);
			}
		}
	}

	Path path() {
		return folder;
	}

	Path database() {
		return folder.resolve("agentworld.db");
	}

	@Override
	public void close() throws StoreException {
		try (lockFile) {
			lockFile.truncate(0);
		} catch (IOException e) {
			throw FolderErrors.describe(folder, e);
		} finally {
			OWNED.remove(folder);
		}
	}

	private static Path created(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
			FileAttribute<?>[] ownerOnly = posix
					? new FileAttribute<?>[] {
							PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
					: new FileAttribute<?>[0];
			Files.createDirectories(folder, ownerOnly);
		}
		return folder.toRealPath();
	}

	private static FileChannel lock(Path folder) throws IOException, StoreException {
		FileChannel channel = FileChannel.open(folder.resolve("agentworld.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.READ, StandardOpenOption.WRITE);
		boolean taken = false;
		try {
			FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
			if (lock == null) {
				throw locked(folder, ownerIn(channel));
			}
			channel.truncate(0);
			channel.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
			taken = true;
			return channel;
		} catch (OverlappingFileLockException e) {
			throw locked(folder, "this process (" + ProcessHandle.current().pid() + ")");
		} finally {
			if (!taken) {
				channel.close();
			}
		}
	}

	private static String ownerIn(FileChannel lockFile) throws IOException {
		ByteBuffer content = ByteBuffer.allocate(20);
		lockFile.read(content, 0);
		String pid = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
		return pid.isEmpty() ? "another process" : "process " + pid;
	}

	private static StoreException locked(Path folder, String owner) {
		return new StoreException(Kind.LOCKED, "The data folder " + folder + " is in use by " + owner
				+ ". Close that program, or choose another data folder.");
	}
}
