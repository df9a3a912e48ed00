package org.agentworld.app.internal.owner;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;

/** What a client replies, from the thread that receives it to the one that asked; one line at a time. */
final class Replies {

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private boolean wanted;
	private Line line;
	private boolean ended;

	/** From now on, and until this is called again, replies come. */
	void want(boolean reply) {
		lock.lock();
		try {
			wanted = reply;
			line = null;
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Waits until the line before it was taken.
	 *
	 * @throws ProtocolException if nobody has asked
	 */
	void put(Line next) throws ProtocolException {
		lock.lock();
		try {
			while (line != null && !ended) {
				changed.awaitUninterruptibly();
			}
			if (!wanted) {
				throw new ProtocolException("A reply came that nobody has asked for.");
			}
			line = next;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Waits for the next line.
	 *
	 * @throws CancellationException if none will come
	 */
	Line take() {
		lock.lock();
		try {
			while (line == null && !ended) {
				changed.awaitUninterruptibly();
			}
			if (ended) {
				throw new CancellationException("stopped");
			}
			Line taken = line;
			line = null;
			changed.signalAll();
			return taken;
		} finally {
			lock.unlock();
		}
	}

	/** Nobody waits any more. */
	void end() {
		lock.lock();
		try {
			ended = true;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}
}
