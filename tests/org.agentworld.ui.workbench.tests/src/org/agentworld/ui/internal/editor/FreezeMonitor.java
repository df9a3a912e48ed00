package org.agentworld.ui.internal.editor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.agentworld.testing.TestEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.internal.monitoring.EventLoopMonitorThread;
import org.eclipse.ui.monitoring.IUiFreezeEventLogger;
import org.eclipse.ui.monitoring.StackSample;
import org.eclipse.ui.monitoring.UiFreezeEvent;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The platform's freeze monitor, at work for one test: it tells what holds up the event loop for longer than a threshold.
 * Before and after each use it has to see a freeze made for it, by a timer, since timers do most of the window's work.
 * Used on the UI thread.
 */
final class FreezeMonitor implements BeforeEachCallback, AfterEachCallback {

	private static final List<UiFreezeEvent> FREEZES = new CopyOnWriteArrayList<>();

	/** What the monitor tells of freezes (fragment.xml); on its own thread. */
	public static final class Logger implements IUiFreezeEventLogger {

		@Override
		public void log(UiFreezeEvent event) {
			FREEZES.add(event);
		}
	}

	private final Display display = Display.getCurrent();
	private final Duration threshold;
	private EventLoopMonitorThread monitor;

	/** @param threshold what takes longer is a freeze */
	FreezeMonitor(Duration threshold) {
		this.threshold = threshold;
	}

	@Override
	public void beforeEach(ExtensionContext test) {
		EventLoopMonitorThread.Parameters settings = new EventLoopMonitorThread.Parameters();
		settings.longEventWarningThreshold = (int) threshold.toMillis();
		settings.longEventErrorThreshold = settings.longEventWarningThreshold;
		// A freeze is told once, when it is over.
		settings.deadlockThreshold = Integer.MAX_VALUE;
		settings.maxStackSamples = 3;
		settings.uiThreadFilter = "";
		settings.noninterestingThreadFilter = "";
		monitor = new EventLoopMonitorThread(settings);
		monitor.start();
	}

	@Override
	public void afterEach(ExtensionContext test) throws InterruptedException {
		monitor.shutdown();
		monitor.join(TestEngine.PATIENCE.toMillis());
	}

	/**
	 * What froze the window while the work ran the event loop. The monitor looks at a freeze before it is one; what it could
	 * not look at, since it got no processor either, the machine made, and is left out.
	 */
	List<String> freezesDuring(Runnable work) {
		awaitProof();
		long begin = System.currentTimeMillis();
		inOneEvent(work);
		long end = System.currentTimeMillis();
		// What came before this is told by then as well.
		awaitProof();
		return FREEZES.stream().filter(freeze -> freeze.getStartTimestamp() >= begin && freeze.getStartTimestamp() < end)
				.filter(FreezeMonitor::isSeen).map(FreezeMonitor::describe).toList();
	}

	/** The monitor looks at the time within an event, and a timer is none: so all the work is one, however long it lasts. */
	private void inOneEvent(Runnable work) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		display.syncExec(() -> {
			try {
				work.run();
			} catch (RuntimeException | Error e) {
				failure.set(e);
			}
		});
		if (failure.get() != null) {
			throw new AssertionError(failure.get());
		}
	}

	/** Freezes the window for a moment until the monitor has seen it. */
	private void awaitProof() {
		long before = FREEZES.stream().filter(FreezeMonitor::isSeen).count();
		EventLoop.until(() -> "the freeze monitor saw nothing", () -> {
			inOneEvent(() -> {
				display.timerExec(0, this::freeze);
				EventLoop.turn();
			});
			return FREEZES.stream().filter(FreezeMonitor::isSeen).count() > before;
		});
	}

	private void freeze() {
		for (long end = System.nanoTime() + threshold.toNanos() * 3 / 2; System.nanoTime() < end;) {
			Thread.onSpinWait();
		}
	}

	private static boolean isSeen(UiFreezeEvent freeze) {
		return freeze.getStackTraceSamples().length > 0;
	}

	private static String describe(UiFreezeEvent freeze) {
		return freeze.getTotalDuration() + " ms: " + Arrays.stream(freeze.getStackTraceSamples())
				.map(FreezeMonitor::describe).collect(Collectors.joining("\nthen "));
	}

	private static String describe(StackSample sample) {
		return Arrays.stream(sample.getStackTraces()[0].getStackTrace()).map(Object::toString)
				.collect(Collectors.joining("\n  "));
	}
}
