package org.agentworld.core.internal.session;

import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.EventStamp;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.ChatSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshot, then follow: turns the events of a chat, of which some may be missing, into a snapshot and all events after
 * it. It may block, since it runs on the subscription's own thread and on one more for the first snapshot.
 */
public final class Follow implements EventListener<ChatEvent>, EventSubscription {

	private static final Logger LOG = LoggerFactory.getLogger(Follow.class);

	private final ChatSession session;
	private final ChatFollower follower;
	private final int pageSize;
	private EventSubscription subscription;

	private final ReentrantLock lock = new ReentrantLock();
	private ChatSnapshot last;
	private long lastSeq;
	/** Not guarded by the lock: closing does not wait for a follower that is slow. */
	private volatile boolean ended;

	private Follow(ChatSession session, ChatFollower follower, int pageSize) {
		this.session = session;
		this.follower = follower;
		this.pageSize = pageSize;
	}

	/** Begins to follow. */
	public static Follow begin(ChatSession session, ChatAddress address, EventSubscriptions subscriptions,
			ChatFollower follower, int pageSize) {
		Follow follow = new Follow(session, follower, pageSize);
		follow.lock.lock();
		try {
			// An event may come before this returns; it waits for the lock.
			follow.subscription = subscriptions.subscribe(address, follow);
		} finally {
			follow.lock.unlock();
		}
		// The chat may be silent, so the first snapshot does not wait for an event.
		Thread.ofVirtual().name("follow " + address.chat()).start(follow::takeFirstSnapshot);
		return follow;
	}

	private void takeFirstSnapshot() {
		lock.lock();
		try {
			// An event that was there first has brought it already. Whoever asked has gone on since then.
			if (!ended && last == null) {
				takeSnapshot();
			}
		} catch (RuntimeException | Error e) {
			LOG.error("The follower {} of chat {} failed; it gets what comes next all the same.",
					follower.getClass().getName(), session.chat(), e);
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void onEvent(ChatEvent event) {
		lock.lock();
		try {
			if (ended || last != null && isKnown(event.stamp())) {
				return;
			}
			if (last == null || !isNext(event.stamp())) {
				takeSnapshot();
				if (ended || isKnown(event.stamp())) {
					return;
				}
			}
			lastSeq = event.stamp().eventSeq();
			try {
				follower.onEvent(event);
			} finally {
				if (event instanceof ChatDeleted) {
					end(new RefusedException("The chat was deleted."));
				}
			}
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void onOverflow() {
		lock.lock();
		try {
			if (!ended) {
				takeSnapshot();
			}
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void close() {
		ended = true;
		subscription.close();
	}

	private boolean isKnown(EventStamp stamp) {
		return stamp.epoch().equals(last.epoch()) && stamp.eventSeq() <= lastSeq;
	}

	private boolean isNext(EventStamp stamp) {
		return stamp.epoch().equals(last.epoch()) && stamp.eventSeq() == lastSeq + 1;
	}

	private void takeSnapshot() {
		try {
			ChatSnapshot snapshot = session.snapshot(Long.MAX_VALUE, pageSize).join();
			if (ended) {
				return;
			}
			last = snapshot;
			lastSeq = last.lastEventSeq();
		} catch (CompletionException e) {
			end(e.getCause() instanceof RefusedException why ? why
					: new RefusedException("The chat cannot be read: " + e.getCause(), e.getCause()));
			return;
		}
		follower.onSnapshot(last);
	}

	private void end(RefusedException why) {
		if (!ended) {
			close();
			follower.onEnd(why);
		}
	}
}
