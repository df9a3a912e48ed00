package org.agentworld.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.agentworld.core.internal.attachment.FileNames;
import org.agentworld.core.internal.attachment.MediaTypes;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.spi.store.StoreException;

/**
 * The files of messages. A file is kept first and named by a message afterwards; what no message and no draft names goes
 * some time later. Safe for use by many threads. Nothing blocks; the futures fail with a {@link RefusedException}, and
 * what hangs on them runs on a thread that may do some work.
 */
public final class Attachments {

	/** The largest file, in bytes. */
	public static final int LARGEST_FILE = 20 * 1024 * 1024;

	/** What all files of one message may have together, in bytes; no service takes more in one call. */
	public static final int LARGEST_MESSAGE = 50 * 1024 * 1024;

	private static final int MEGABYTE = 1024 * 1024;

	private interface Work<R> {
		R get() throws RefusedException, StoreException;
	}

	private final EngineParts parts;

	Attachments(EngineParts parts) {
		this.parts = parts;
	}

	/** Reads and keeps a file. What kind of file it is its content says, or else its name. */
	public CompletableFuture<Attachment> add(Path file) {
		return async(() -> kept(file.getFileName() == null ? "" : file.getFileName().toString(), read(file)));
	}

	/**
	 * Keeps what did not come from a file.
	 *
	 * @param name    what to call it
	 * @param content not changed
	 */
	public CompletableFuture<Attachment> add(String name, byte[] content) {
		return async(() -> {
			if (content.length > LARGEST_FILE) {
				throw tooLarge(name);
			}
			return kept(name, content);
		});
	}

	/** The whole file. */
	public CompletableFuture<byte[]> content(Attachment file) {
		return async(() -> parts.store().attachment(file.id())
				.orElseThrow(() -> new RefusedException("The file '" + file.name() + "' is not there any more.")));
	}

	/** A name without folders and without what would make it look like another, for a file that is made on a disk. */
	public static String plainName(Attachment file) {
		return FileNames.plain(file.name());
	}

	/**
	 * What kind of file something is, which its content says where it can.
	 *
	 * @param name what the file is called; may be empty
	 */
	public static String mediaType(String name, byte[] content) {
		return MediaTypes.of(name, content);
	}

	private Attachment kept(String name, byte[] content) throws StoreException {
		String plain = FileNames.plain(name);
		return new Attachment(parts.store().putAttachment(content), plain, MediaTypes.of(plain, content), content.length);
	}

	private static byte[] read(Path file) throws RefusedException {
		String name = FileNames.plain(file.toString());
		if (!Files.isRegularFile(file)) {
			throw new RefusedException(Files.isDirectory(file)
					? "'" + name + "' is a folder. Attach the files that are in it."
					: "'" + name + "' is no file that can be read. Attach another one.");
		}
		try (InputStream in = Files.newInputStream(file)) {
			byte[] content = in.readNBytes(LARGEST_FILE + 1);
			if (content.length > LARGEST_FILE) {
				throw tooLarge(name);
			}
			return content;
		} catch (AccessDeniedException e) {
			throw new RefusedException("The file '" + name + "' may not be read. Allow that, or attach another one.", e);
		} catch (NoSuchFileException e) {
			throw new RefusedException("The file '" + name + "' does not exist any more. Attach another one.", e);
		} catch (IOException e) {
			throw new RefusedException(
					"The file '" + name + "' cannot be read (" + e.getMessage() + "). Attach another one.", e);
		}
	}

	private static RefusedException tooLarge(String name) {
		return new RefusedException("The file '" + FileNames.plain(name) + "' is larger than " + LARGEST_FILE / MEGABYTE
				+ " MB, which is the most that can be attached. Attach a smaller one, or a part of it.");
	}

	private static <R> CompletableFuture<R> async(Work<R> work) {
		CompletableFuture<R> result = new CompletableFuture<>();
		Thread.ofVirtual().name("attachment").start(() -> {
			try {
				result.complete(work.get());
			} catch (RefusedException e) {
				result.completeExceptionally(e);
			} catch (StoreException e) {
				result.completeExceptionally(new RefusedException(e.getMessage(), e));
			} catch (RuntimeException | Error e) {
				result.completeExceptionally(e);
				throw e;
			}
		});
		return result;
	}
}
