package org.agentworld.ui.internal.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for the engine on a command's own thread. */
public final class Waiting {

	/** The result, or what it failed with. */
	public static <R> R on(CompletableFuture<R> future) throws Exception {
		try {
			return future.get();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof Exception cause ? cause : e;
		}
	}

	private Waiting() {
	}
}
