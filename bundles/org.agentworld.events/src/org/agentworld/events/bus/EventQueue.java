package org.agentworld.events.bus;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that wait for one listener. A virtual thread delivers them and lives only while there are some: a thousand
 * silent subscriptions cost no thread.
 */
final class EventQueue<E> {

	private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);

	private final int capacity;
	private final EventListener<E> listener;
	private final String name;

	private final ReentrantLock lock = new ReentrantLock();
	private final ArrayDeque<E> waiting = new ArrayDeque<>();
	private boolean overflowed;
	private boolean delivering;
	private boolean closed;

	EventQueue(int capacity, EventListener<E> listener, String name) {
		this.capacity = capacity;
		this.listener = listener;
		this.name = name;
	}

	/** Never blocks for longer than it takes to append to a list. */
	void offer(E event) {
		lock.lock();
		try {
			if (closed) {
				return;
			}
			if (waiting.size() == capacity) {
				waiting.clear();
				overflowed = true;
			}
			waiting.add(event);
			if (!delivering) {
				delivering = true;
				Thread.ofVirtual().name("events " + name).start(this::deliver);
			}
		} finally {
			lock.unlock();
		}
	}

	void close() {
		lock.lock();
		try {
			closed = true;
			waiting.clear();
		} finally {
			lock.unlock();
		}
	}

	private void deliver() {
		while (true) {
			Runnable next = takeNext();
			if (next == null) {
				return;
			}
			try {
				next.run();
			} catch (Throwable e) {
				// Foreign code: whatever it throws, declared or not, the queue must not lose its thread.
				LOG.error("The listener {} of {} failed; it gets the next event all the same.",
						listener.getClass().getName(), name, e);
			}
		}
	}

	private Runnable takeNext() {
		lock.lock();
		try {
			if (closed || waiting.isEmpty() && !overflowed) {
				delivering = false;
				return null;
			}
			if (overflowed) {
				overflowed = false;
				return listener::onOverflow;
			}
			E event = waiting.remove();
			return () -> listener.onEvent(event);
		} finally {
			lock.unlock();
		}
	}
}
