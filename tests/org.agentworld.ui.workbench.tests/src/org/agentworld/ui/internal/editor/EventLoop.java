package org.agentworld.ui.internal.editor;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.agentworld.testing.TestEngine;
import org.eclipse.swt.widgets.Display;

/** Runs the event loop until something holds. */
public final class EventLoop {

	/** How long the loop may sleep before it looks again: the condition may come true without an event. */
	private static final int LOOK_AGAIN_MILLIS = 20;

	/** Returns as soon as the condition holds; fails with {@code what} if it never does. On the UI thread. */
	public static void until(Supplier<String> what, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("waited in vain: " + what.get());
			}
			if (!display.readAndDispatch()) {
				display.timerExec(LOOK_AGAIN_MILLIS, WAKE);
				display.sleep();
			}
		}
	}

	private static final Runnable WAKE = () -> {
		// Only ends the sleep.
	};

	private EventLoop() {
	}
}
