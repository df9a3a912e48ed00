package org.agentworld.ui.internal.connection;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.agentworld.ui.internal.program.Background;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.operation.IRunnableContext;

/** Waits for the engine with a progress bar, while the window goes on; the person can give up waiting. */
final class ProgressWait {

	private static final int LOOK_MILLIS = 50;

	/** What came of it: exactly one of both is there, or none if the person gave up. */
	record Outcome<R>(R result, String refusal) {

		boolean isDone() {
			return refusal == null && result != null;
		}
	}

	/** Waits; cancelling cancels the future. On the UI thread, whose event loop runs meanwhile. */
	static <R> Outcome<R> on(IRunnableContext context, String task, CompletableFuture<R> future) {
		Object[] result = new Object[1];
		try {
			context.run(true, true, monitor -> {
				monitor.beginTask(task, IProgressMonitor.UNKNOWN);
				result[0] = await(future, monitor);
				monitor.done();
			});
		} catch (InvocationTargetException e) {
			return new Outcome<>(null, Background.reason(e.getCause()));
		} catch (InterruptedException _) {
			return new Outcome<>(null, null);
		}
		@SuppressWarnings("unchecked")
		R done = (R) result[0];
		return new Outcome<>(done, null);
	}

	private static <R> R await(CompletableFuture<R> future, IProgressMonitor monitor)
			throws InvocationTargetException, InterruptedException {
		while (true) {
			if (monitor.isCanceled()) {
				future.cancel(true);
				throw new InterruptedException("the person gave up waiting");
			}
			try {
				return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException _) {
				// Looks whether the person still waits.
			} catch (ExecutionException e) {
				throw new InvocationTargetException(e.getCause());
			}
		}
	}

	/** Blocking work on a thread of its own. */
	static <R> CompletableFuture<R> start(Callable<R> work) {
		CompletableFuture<R> future = new CompletableFuture<>();
		Thread.ofVirtual().name("connection").start(() -> {
			try {
				future.complete(work.call());
			} catch (Exception | Error e) {
				// Whoever waits is told of an error, too: there is nobody else.
				future.completeExceptionally(e);
			}
		});
		return future;
	}

	private ProgressWait() {
	}
}
