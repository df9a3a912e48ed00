package org.agentworld.core.internal.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that others write by emptying it first: it is copied aside until all has been written, so that neither a full disk
 * nor a crash leaves half of it. Used by one thread at a time.
 */
final class SafeFile {

	interface Writing {
		void run() throws IOException;
	}

	private final Path file;
	private final Path before;

	SafeFile(Path file) {
		this.file = file;
		this.before = file.resolveSibling(file.getFileName() + ".before");
	}

	/** What is in it as of now stays if this fails. */
	void write(Writing writing) throws IOException {
		boolean exists = Files.exists(file);
		if (exists) {
			Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
		}
		try {
			writing.run();
		} catch (IOException | RuntimeException e) {
			restore();
			throw e;
		}
		if (exists) {
			Files.delete(before);
		}
	}

	/** Brings back what was in it before a writing that did not come to its end. */
	void restore() throws IOException {
		if (Files.exists(before)) {
			Files.move(before, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
