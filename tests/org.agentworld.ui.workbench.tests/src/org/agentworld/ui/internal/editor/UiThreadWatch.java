package org.agentworld.ui.internal.editor;

import java.time.Duration;

import org.eclipse.swt.widgets.Display;

/** Measures, until it is closed, the longest time between two turns of the event loop. Used on the UI thread. */
final class UiThreadWatch implements AutoCloseable {

	private static final int PERIOD_MILLIS = 10;

	private final Display display = Display.getCurrent();
	private long last = System.nanoTime();
	private long longest;
	private int turns;
	private boolean closed;

	UiThreadWatch() {
		display.timerExec(PERIOD_MILLIS, this::turn);
	}

	private void turn() {
		long now = System.nanoTime();
		longest = Math.max(longest, now - last);
		last = now;
		turns++;
		if (!closed) {
			display.timerExec(PERIOD_MILLIS, this::turn);
		}
	}

	/** How many turns have been measured. */
	int turns() {
		return turns;
	}

	Duration longest() {
		return Duration.ofNanos(longest);
	}

	@Override
	public void close() {
		closed = true;
	}
}
