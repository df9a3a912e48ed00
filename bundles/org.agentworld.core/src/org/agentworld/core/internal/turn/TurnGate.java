package org.agentworld.core.internal.turn;

import java.time.Duration;

/**
 * Lets a turn through until it is closed; what a turn says after that is dropped.
 * Safe for use by many threads.
 */
public final class TurnGate {

	/** How long the interrupt waits for the provider's connection to be closed. */
	private static final Duration LONGEST_CLOSE = Duration.ofMillis(500);

	private final Thread thread;
	private Runnable onCancel = () -> {
	};
	private boolean closed;

	/** @param thread runs the turn; interrupted when it is cancelled */
	TurnGate(Thread thread) {
		this.thread = thread;
	}

	/** Whether what the turn says is dropped. */
	public synchronized boolean isClosed() {
		return closed;
	}

	/** Replaces what closes the provider's connection; runs it at once if the gate is closed. */
	void onCancel(Runnable close) {
		synchronized (this) {
			if (!closed) {
				onCancel = close;
				return;
			}
		}
		close.run();
	}

	/** What the turn says from now on is dropped; its call has returned. */
	public synchronized void close() {
		closed = true;
	}

	/**
	 * Closes the gate and ends the provider's call. Returns at once: what the provider gave to close its connection is
	 * foreign code, so it runs on a thread of its own, and the interrupt comes even if it blocks. May be called again.
	 */
	public void cancel() {
		Runnable close;
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			close = onCancel;
		}
		Thread.ofVirtual().name("cancel " + thread.getName()).start(() -> {
			try {
				Thread.ofVirtual().name("close " + thread.getName()).start(close).join(LONGEST_CLOSE);
			} catch (InterruptedException e) {
				throw new AssertionError("nobody interrupts this thread", e);
			} finally {
				thread.interrupt();
			}
		});
	}

	/** Whether the turn's thread has not ended. */
	public boolean isRunning() {
		return thread.isAlive();
	}
}
