package org.agentworld.ui.internal.program;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.eclipse.swt.widgets.Widget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of the engine that may block, on a thread of its own; what comes of it is told on the UI thread. */
public final class Background {

	private static final Logger LOG = LoggerFactory.getLogger(Background.class);

	/**
	 * Begins the work and returns at once. On the UI thread.
	 *
	 * @param owner   what is told lives no longer than this
	 * @param work    may wait; not on the UI thread
	 * @param then    takes the result
	 * @param refused takes the reason, in words for the person, if there is none
	 */
	public static <R> void call(Widget owner, Callable<R> work, Consumer<R> then, Consumer<String> refused) {
		Executor ui = new UiExecutor(owner);
		Thread.ofVirtual().name("command").start(() -> {
			try {
				R result = work.call();
				ui.execute(() -> then.accept(result));
			} catch (Exception e) {
				String why = reason(e);
				ui.execute(() -> refused.accept(why));
			}
		});
	}

	/**
	 * Begins the work and returns at once; for what goes on with the result by itself.
	 *
	 * @param work may wait; not on the UI thread
	 * @return fails as the work does
	 */
	public static <R> CompletableFuture<R> ask(Callable<R> work) {
		CompletableFuture<R> answer = new CompletableFuture<>();
		Thread.ofVirtual().name("question").start(() -> {
			try {
				answer.complete(work.call());
			} catch (Exception e) {
				answer.completeExceptionally(e);
			}
		});
		return answer;
	}

	/** Why something failed, in words for the person; what should not have failed is logged. */
	public static String reason(Throwable failure) {
		Throwable cause = failure;
		while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof RefusedException) {
			return cause.getMessage();
		}
		LOG.error("A command failed.", cause);
		return cause.toString();
	}

	private Background() {
	}
}
