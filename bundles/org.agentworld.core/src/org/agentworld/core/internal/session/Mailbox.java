package org.agentworld.core.internal.session;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The steps that wait for one session, and the virtual thread that takes them one after the other. The thread lives only
 * while there are steps, so that a silent session costs none. Safe for use by many threads.
 */
final class Mailbox {

	private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

	private final String chat;
	private final int capacity;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition room = lock.newCondition();
	private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
	private boolean consuming;

	/**
	 * @param chat     for thread names and log lines
	 * @param capacity how many steps may wait before a turn has to
	 */
	Mailbox(String chat, int capacity) {
		this.chat = chat;
		this.capacity = capacity;
	}

	/** Adds a step of a person or of a timer. Never blocks: those are few, and the UI thread is among the callers. */
	void post(Runnable step) {
		lock.lock();
		try {
			add(step);
		} finally {
			lock.unlock();
		}
	}

	/** Adds a step of a turn; waits while too many wait already, so that a fast model cannot fill the memory. */
	void postWhenRoom(Runnable step) throws InterruptedException {
		lock.lockInterruptibly();
		try {
			while (waiting.size() >= capacity) {
				room.await();
			}
			add(step);
		} finally {
			lock.unlock();
		}
	}

	private void add(Runnable step) {
		waiting.add(step);
		if (!consuming) {
			consuming = true;
			Thread.ofVirtual().name("chat " + chat).start(this::consume);
		}
	}

	private void consume() {
		MDC.put("chat", chat);
		for (Runnable step = next(); step != null; step = next()) {
			try {
				step.run();
			} catch (RuntimeException | Error e) {
				// A fault of the program in one step must not leave the chat without a consumer.
				LOG.error("A step of chat {} failed; the chat goes on with the next.", chat, e);
			}
		}
	}

	private Runnable next() {
		lock.lock();
		try {
			Runnable step = waiting.poll();
			if (step == null) {
				consuming = false;
			} else if (waiting.size() == capacity - 1) {
				room.signalAll();
			}
			return step;
		} finally {
			lock.unlock();
		}
	}
}
