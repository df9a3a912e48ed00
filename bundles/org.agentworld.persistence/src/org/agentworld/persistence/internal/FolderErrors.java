package org.agentworld.persistence.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/** Says in words why the files of a data folder cannot be made or written. */
final class FolderErrors {

	static StoreException describe(Path folder, IOException e) {
		if (isDiskFull(e)) {
			return new StoreException(Kind.DISK_FULL, "There is no space left on the disk of the data folder " + folder
					+ ". Free some space and try again.", e);
		}
		return new StoreException(Kind.READ_ONLY, "The data folder " + folder + " cannot be made or written ("
				+ reason(e) + "). Allow writing to it, or choose another data folder.", e);
	}

	/** Java has no exception of its own for this; the system's words are the same in all that can be met. */
	private static boolean isDiskFull(IOException e) {
		String message = String.valueOf(e.getMessage());
		return message.contains("No space left on device") || message.contains("not enough space on the disk");
	}

	private static String reason(IOException e) {
		if (e instanceof FileSystemException system && system.getReason() != null) {
			return system.getFile() + ": " + system.getReason();
		}
		return e.getClass().getSimpleName() + ": " + e.getMessage();
	}

	private FolderErrors() {
	}
}
