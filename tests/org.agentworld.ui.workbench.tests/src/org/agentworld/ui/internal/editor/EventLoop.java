package org.agentworld.ui.internal.editor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.agentworld.testing.TestEngine;
import org.eclipse.swt.widgets.Display;

/** Runs the event loop until something holds. */
public final class EventLoop {

	/** How long the loop may sleep before it looks again: the condition may come true without an event. */
	private static final int LOOK_AGAIN_MILLIS = 20;

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

	/** Lets the window do what waits now, and no more. */
	static void turn() {
		AtomicBoolean done = new AtomicBoolean();
		Display.getCurrent().asyncExec(() -> done.set(true));
		until(() -> "one turn of the event loop", done::get);
	}

	private static final Runnable WAKE = () -> {
		// Only ends the sleep.
	};

	private EventLoop() {
	}
}
