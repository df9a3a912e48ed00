package org.agentworld.ui.internal.editor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.agentworld.testing.TestEngine;
import org.eclipse.swt.widgets.Display;

/** Runs the event loop until something holds. */
public final class EventLoop {

	/** How long the loop runs before it looks again: looking may cost a script in a page. */
	private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

	/** Returns soon after the condition holds; fails with {@code what} if it never does. On the UI thread. */
	public static void until(Supplier<String> what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("waited in vain: " + what.get());
			}
			run(Display.getCurrent());
		}
	}

	private static void run(Display display) {
		long end = System.nanoTime() + LOOK_AGAIN.toNanos();
		display.timerExec((int) LOOK_AGAIN.toMillis(), WAKE);
		do {
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		} while (System.nanoTime() < end);
	}

	/** Returns before the loop takes its next turn once the condition holds. It has to come true by an event. */
	static void untilNoLater(Supplier<String> what, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		display.timerExec((int) TestEngine.PATIENCE.toMillis(), WAKE);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("waited in vain: " + what.get());
			}
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
		display.timerExec(-1, WAKE);
	}

	/** Lets the window do what waits now, and no more. */
	public static void turn() {
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
