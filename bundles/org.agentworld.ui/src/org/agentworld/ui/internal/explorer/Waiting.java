package org.agentworld.ui.internal.explorer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for the engine on a command's own thread. */
final class Waiting {

	/** The result, or what it failed with. */
	static <R> R on(CompletableFuture<R> future) throws Exception {
		try {
			return future.get();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof Exception cause ? cause : e;
		}
	}

	private Waiting() {
	}
}
