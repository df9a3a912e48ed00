package org.agentworld.core.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.agentworld.core.Timers;

/** One thread for all timers: a timer only posts to a mailbox. */
public final class SystemTimers implements Timers {

	public static final SystemTimers INSTANCE = new SystemTimers();

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
			task -> Thread.ofPlatform().daemon().name("agent world timers").unstarted(task));

	private SystemTimers() {
		executor.setRemoveOnCancelPolicy(true);
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public Runnable after(Duration delay, Runnable task) {
		Future<?> scheduled = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> scheduled.cancel(false);
	}
}
