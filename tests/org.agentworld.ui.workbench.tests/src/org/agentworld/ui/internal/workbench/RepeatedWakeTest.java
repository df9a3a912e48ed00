package org.agentworld.ui.internal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.junit.jupiter.api.Test;

class RepeatedWakeTest {

	private static final int PATIENCE_MILLIS = 20_000;

	private final Display display = Display.getCurrent();

	/** The other thread does what is waited for while the loop sleeps for sure, and wakes nobody. */
	@Test
	void aLoopSeesWhatHappenedWhileItSleptThoughNothingWokeIt() throws InterruptedException {
		CountDownLatch sleeps = new CountDownLatch(1);
		AtomicBoolean happened = new AtomicBoolean();
		AtomicBoolean late = new AtomicBoolean();
		Thread other = Thread.ofPlatform().start(() -> {
			try {
				sleeps.await();
				happened.set(true);
			} catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		});
		Runnable watch = () -> late.set(true);
		display.timerExec(PATIENCE_MILLIS, watch);
		Listener aboutToSleep = _ -> sleeps.countDown();
		display.addListener(SWT.PreExternalEventDispatch, aboutToSleep);

		try (RepeatedWake _ = new RepeatedWake(display)) {
			while (!happened.get()) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
		} finally {
			display.removeListener(SWT.PreExternalEventDispatch, aboutToSleep);
			display.timerExec(-1, watch);
		}

		other.join();
		assertThat(late).as("slept until the end of the test's patience").isFalse();
	}
}
