package org.agentworld.core.internal.connection;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The questions to servers that belong to no chat: they end with this, or they would go on while the program ends around
 * them. Safe for use by many threads.
 */
public final class ServerCalls implements AutoCloseable {

	private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	/** {@link ServerCall#start Asks}; cancelled at once if this is closed. */
	public <R> CompletableFuture<R> start(ServerCall call, ServerCall.Question<R> question) {
		CompletableFuture<R> answer = call.start(question);
		running.add(answer);
		answer.whenComplete((_, _) -> running.remove(answer));
		if (closed) {
			// Not among those that close() found, perhaps.
			answer.cancel(true);
		}
		return answer;
	}

	/** Cancels what is running, and waits for nothing. */
	@Override
	public void close() {
		closed = true;
		running.forEach(answer -> answer.cancel(true));
	}
}
