package org.agentworld.benchmarks.internal.window;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/**
 * How long the UI thread lets others wait. A key that a person presses is handled by whichever event loop runs, a page's
 * own one included; a timer is handled by the same and, every {@value #PERIOD_MILLIS} ms, stands for that key. Each
 * moment counts that had come before the timer was handled, so that a long wait weighs as much as it lasts. What is
 * given to {@link Display#asyncExec} waits for the outermost loop.
 */
final class UiWaits {

	private static final int PERIOD_MILLIS = 4;
	private static final long PERIOD = PERIOD_MILLIS * 1_000_000L;

	private final Display display;
	private final List<Long> events;
	private final List<Long> tasks;
	private final Listener sleeps = this::sleeps;
	private final Listener wakes = this::wakes;
	private boolean ended;
	private long due;
	private long start;
	private long slept;
	private long startCpu;
	private long cpu;
	private long took;
	private Thread poster;

	/**
	 * @param events collects how long events of the person would have waited, in ns
	 * @param tasks  collects how long tasks waited, in ns
	 */
	UiWaits(Display display, List<Long> events, List<Long> tasks) {
		this.display = display;
		this.events = events;
		this.tasks = tasks;
	}

	/** On the UI thread. */
	UiWaits begin() {
		start = System.nanoTime();
		startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		due = start + PERIOD;
		display.addListener(SWT.PreExternalEventDispatch, sleeps);
		display.addListener(SWT.PostExternalEventDispatch, wakes);
		display.timerExec(PERIOD_MILLIS, this::tick);
		poster = Thread.ofPlatform().daemon().name("posts tasks").start(this::post);
		return this;
	}

	private void sleeps(Event event) {
		slept -= System.nanoTime();
	}

	private void wakes(Event event) {
		slept += System.nanoTime();
	}

	private void tick() {
		if (ended) {
			return;
		}
		long now = System.nanoTime();
		for (; due <= now; due += PERIOD) {
			events.add(now - due);
		}
		display.timerExec((int) Math.ceilDiv(due - now, 1_000_000), this::tick);
	}

	private void post() {
		try {
			while (true) {
				long posted = System.nanoTime();
				display.asyncExec(() -> tasks.add(System.nanoTime() - posted));
				Thread.sleep(PERIOD_MILLIS);
			}
		} catch (InterruptedException _) {
			// The end.
		}
	}

	/** On the UI thread. */
	void end() {
		ended = true;
		poster.interrupt();
		display.removeListener(SWT.PreExternalEventDispatch, sleeps);
		display.removeListener(SWT.PostExternalEventDispatch, wakes);
		took = System.nanoTime() - start;
		cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu;
	}

	/** The share of the time in which the event loop did not sleep. */
	double busyShare() {
		return 1 - slept / (double) took;
	}

	/** The share of the time in which the UI thread ran on a processor. */
	double cpuShare() {
		return cpu / (double) took;
	}
}
