package org.agentworld.app.internal.program;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/**
 * Who finds a data folder in use asks its owner. That may be opening or closing it at the moment, so both are tried for some
 * seconds.
 */
public final class FolderInUse {

	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final Duration PAUSE = Duration.ofMillis(50);

	/** Opens the folder. */
	@FunctionalInterface
	public interface Opening<R> {
		R open() throws StoreException;
	}

	/** Asks the owner; empty if that cannot be reached now. */
	@FunctionalInterface
	public interface Asking<R> {
		Optional<R> ask() throws StoreException;
	}

	/**
	 * Opens a folder, or has its owner do what is wanted. Blocks.
	 *
	 * @param stopped completed if neither is wanted any more
	 * @return what came of that which was possible first
	 * @throws StoreException if neither is possible, of kind {@code LOCKED} if the owner cannot be reached
	 */
	public static <R> R openOrAsk(Opening<R> opening, Asking<R> owner, CompletableFuture<Void> stopped)
			throws StoreException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return opening.open();
			} catch (StoreException e) {
				if (e.kind() != Kind.LOCKED) {
					throw e;
				}
				Optional<R> answer = owner.ask();
				if (answer.isPresent()) {
					return answer.get();
				}
				if (stopped.isDone() || System.nanoTime() > deadline) {
					throw e;
				}
			}
			stopped.copy().completeOnTimeout(null, PAUSE.toMillis(), TimeUnit.MILLISECONDS).join();
		}
	}

	private FolderInUse() {
	}
}
