package org.agentworld.ui.internal.workbench;

import org.eclipse.swt.widgets.Display;

/**
 * Ends the sleep of an event loop again and again, until this is closed. For loops that wait for what another thread does:
 * a {@link Display#wake()} can be lost, since GTK's loop may be awake, look and sleep again before SWT notes that it was
 * woken, and while the workbench starts nothing else may come for a long time. Used on the UI thread.
 */
public final class RepeatedWake implements AutoCloseable {

	/** How long the person may wait longer than needed. */
	private static final int MILLIS = 10;

	private final Display display;
	/** One object, so that the display knows it again. */
	private final Runnable again = this::again;

	public RepeatedWake(Display display) {
		this.display = display;
		again();
	}

	private void again() {
		display.timerExec(MILLIS, again);
	}

	@Override
	public void close() {
		if (!display.isDisposed()) {
			display.timerExec(-1, again);
		}
	}
}
