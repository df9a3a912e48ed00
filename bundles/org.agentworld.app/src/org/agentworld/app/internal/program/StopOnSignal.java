package org.agentworld.app.internal.program;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While this is open, SIGINT and SIGTERM ask the running work to stop and give it some seconds to close its things.
 * Equinox does not call {@code IApplication.stop()} on a signal, and the JVM halts as soon as its shutdown hooks are
 * through: so the hook waits until the work is done and this is closed.
 */
public final class StopOnSignal implements AutoCloseable {

	/** How long the process may take to close its things. */
	public static final Duration TIME_TO_CLOSE = Duration.ofSeconds(5);

	private final Duration patience;
	private final CountDownLatch closed = new CountDownLatch(1);
	private final Thread hook;

	/**
	 * @param stop     asks the work to end, and returns without waiting for it
	 * @param patience how long the process then waits for the work
	 */
	public StopOnSignal(Runnable stop, Duration patience) {
		this.patience = patience;
		hook = Thread.ofPlatform().name("stop on signal").unstarted(() -> {
			stop.run();
			awaitClosed();
		});
		Runtime.getRuntime().addShutdownHook(hook);
	}

	private void awaitClosed() {
		try {
			if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				System.err.println("What was running did not end within " + patience.toMillis()
						+ " ms and is cut off; the next start recovers what it had stored.");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		closed.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException _) {
			// The signal has come: the hook is running and just got what it waits for.
		}
	}
}
