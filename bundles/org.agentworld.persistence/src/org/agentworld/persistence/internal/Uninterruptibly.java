package org.agentworld.persistence.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.spi.store.StoreException;

/**
 * Waiting that an interrupt does not end, for what is going to happen in any case: who gave up waiting for a write
 * would not know whether it happened. The thread's interrupt flag is kept for its next wait.
 */
final class Uninterruptibly {

	static void join(Thread thread) {
		boolean interrupted = false;
		for (;;) {
			try {
				thread.join();
				break;
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** @param future one that fails with {@link StoreException} only */
	static <T> T get(CompletableFuture<T> future) throws StoreException {
		try {
			return future.join();
		} catch (CompletionException e) {
			if (e.getCause() instanceof StoreException reason) {
				throw new StoreException(reason.kind(), reason.getMessage(), reason); // with the caller's stack
			}
			throw e;
		}
	}

	/** Runs native code for a caller that may be a virtual thread, whose carrier it would hold. */
	static <T> T onPlatformThread(String name, Callable<T> task) throws StoreException {
		CompletableFuture<T> result = new CompletableFuture<>();
		join(Thread.ofPlatform().name(name).start(() -> {
			try {
				result.complete(task.call());
			} catch (Throwable e) { // the caller gets it
				result.completeExceptionally(e);
			}
		}));
		return get(result);
	}

	private Uninterruptibly() {
	}
}
