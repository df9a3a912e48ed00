package org.agentworld.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

import org.agentworld.core.Timers;

/** A clock that stands still until the test moves it. */
public final class VirtualTimers implements Timers {

	private record Planned(Instant at, long order, Runnable task) {
	}

	private final PriorityQueue<Planned> planned = new PriorityQueue<>(
			Comparator.comparing(Planned::at).thenComparing(Planned::order));
	private Instant now = Instant.parse("2030-01-01T00:00:00Z");
	private long count;

	@Override
	public synchronized Instant now() {
		return now;
	}

	@Override
	public synchronized Runnable after(Duration delay, Runnable task) {
		Planned one = new Planned(now.plus(delay), count++, task);
		planned.add(one);
		return () -> withdraw(one);
	}

	private synchronized void withdraw(Planned one) {
		planned.remove(one);
	}

	/** How many tasks wait for their time. */
	public synchronized int planned() {
		return planned.size();
	}

	/** Moves the clock and runs what falls due, on the calling thread. */
	public void advance(Duration time) {
		Instant end = now().plus(time);
		for (Planned next = next(end); next != null; next = next(end)) {
			next.task().run();
		}
	}

	private synchronized Planned next(Instant end) {
		if (planned.isEmpty() || planned.peek().at().isAfter(end)) {
			now = end;
			return null;
		}
		now = planned.peek().at();
		return planned.remove();
	}
}
