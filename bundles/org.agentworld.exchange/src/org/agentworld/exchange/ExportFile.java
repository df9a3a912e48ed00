package org.agentworld.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.agentworld.core.RefusedException;

/**
 * Writes a file as a whole or not at all: what is there already stays as it is until all has been written beside it.
 */
public final class ExportFile {

	/** In characters; with all their bytes and an ending it is less than file systems allow. */
	private static final int LONGEST_NAME = 60;

	/** What is written. */
	@FunctionalInterface
	public interface Content {

		/** Writes all of it. */
		void to(OutputStream out) throws IOException, RefusedException;
	}

	/**
	 * Blocks.
	 *
	 * @param replace whether a file that is there may be replaced
	 * @throws RefusedException if it may not, or the file cannot be written; nothing has changed then
	 */
	public static void write(Path file, boolean replace, Content content) throws RefusedException {
		if (!replace && Files.exists(file)) {
			throw taken(file, null);
		}
		try {
			Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".export", ".part");
			try {
				try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
					content.to(out);
				}
				move(written, file, replace);
			} finally {
				Files.deleteIfExists(written);
			}
		} catch (FileAlreadyExistsException e) {
			throw taken(file, e);
		} catch (NoSuchFileException e) {
			throw new RefusedException("The folder of " + file + " does not exist. Create it, or choose another one.", e);
		} catch (AccessDeniedException e) {
			throw new RefusedException(file + " may not be written. Allow that, or choose another place.", e);
		} catch (IOException e) {
			throw new RefusedException(
					file + " cannot be written (" + e.getMessage() + "). Make room, or choose another place.", e);
		}
	}

	/** What to call the file of something; a name that any system takes. */
	public static String suggestedName(String name, ExportFormat format) {
		String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]+", "-").strip().replaceFirst("^[.\\-]+", "");
		String cut = plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length()))));
		return (cut.isBlank() ? "export" : cut.strip()) + "." + format.extension();
	}

	private static void move(Path written, Path file, boolean replace) throws IOException {
		if (!replace) {
			// Refused where somebody else has written the file meanwhile.
			Files.move(written, file);
			return;
		}
		try {
			Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static RefusedException taken(Path file, IOException cause) {
		return new RefusedException(file + " exists already. Choose another name, or have it replaced.", cause);
	}

	private ExportFile() {
	}
}
