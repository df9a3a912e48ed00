package org.agentworld.app.internal.caller;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.core.RefusedException;
import org.agentworld.exchange.ExportFile.Content;

/**
 * Who gave a command, and gets what it says: the process that works on the data folder itself, or its client at the other
 * end of the socket. Files, variables and input are those of that process. Safe for use by many threads; what takes time
 * blocks, and ends with a {@link CancellationException} when the caller does not want the command any more.
 */
public interface Caller {

	/** The results of the command, in UTF-8; kept until it is flushed. Never throws: a caller that takes nothing more stops. */
	PrintStream out();

	/** All else that the command says, in UTF-8; written at once. */
	PrintStream err();

	/**
	 * All of standard input.
	 *
	 * @param most how many bytes at most
	 * @throws RefusedException if it has more, or cannot be read
	 */
	byte[] input(int most) throws RefusedException;

	/** A variable of the environment; empty if it is not set. */
	Optional<String> variable(String name);

	/** A path as the caller wrote it, made absolute in the caller's folder. It may not exist for this process. */
	Path resolve(String path);

	/**
	 * Something that can be read in the place of a file or folder of the caller until the command ends: itself, or a copy
	 * with the same name.
	 *
	 * @param most how many bytes of a file a copy has at most, for who refuses larger ones
	 * @throws RefusedException if there is no such file or folder, or it cannot be read
	 */
	Path read(String path, long most) throws RefusedException;

	/**
	 * Writes a file of the caller, as a whole or not at all.
	 *
	 * @param replace whether a file that is there may be replaced
	 * @throws RefusedException if it may not, or the file cannot be written; nothing has changed then
	 */
	void write(String path, boolean replace, Content content) throws RefusedException;

	/** Completed when the caller does not want the command any more: by Ctrl-C, or because it has ended. Never fails. */
	CompletableFuture<Void> stopped();

	/** @throws CancellationException if the caller does not want the command any more */
	default void goOnUnlessStopped() {
		if (stopped().isDone()) {
			throw new CancellationException("stopped");
		}
	}

	/**
	 * Waits for what a manager does.
	 *
	 * @throws RefusedException if that is refused
	 */
	default <R> R await(CompletableFuture<R> future) throws RefusedException {
		try {
			CompletableFuture.anyOf(future, stopped()).join();
			goOnUnlessStopped();
			return future.join();
		} catch (CompletionException e) {
			if (e.getCause() instanceof RefusedException why) {
				throw why;
			}
			throw new IllegalStateException(e.getCause());
		}
	}
}
