package org.agentworld.core.internal.session;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.EventStamp;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.ChatSnapshot;

/**
 * Snapshot, then follow: turns the events of a chat, of which some may be missing, into a snapshot and all events after
 * it. It may block, since it runs on the subscription's own thread and on one more for the first snapshot.
 */
public final class Follow implements EventListener<ChatEvent>, EventSubscription {

	private final ChatSession session;
	private final ChatFollower follower;
	private final int pageSize;
	private final EventSubscription subscription;

	private final ReentrantLock lock = new ReentrantLock();
	private ChatSnapshot last;
	private long lastSeq;
	private boolean ended;

	public Follow(ChatSession session, ChatAddress address, EventSubscriptions subscriptions, ChatFollower follower,
			int pageSize) {
		this.session = session;
		this.follower = follower;
		this.pageSize = pageSize;
		this.subscription = subscriptions.subscribe(address, this);
		// The chat may be silent, so the first snapshot does not wait for an event.
		Thread.ofVirtual().name("follow " + address.chat()).start(this::onOverflow);
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
			follower.onEvent(event);
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
			last = session.snapshot(Long.MAX_VALUE, pageSize).get();
			lastSeq = last.lastEventSeq();
			follower.onSnapshot(last);
		} catch (ExecutionException e) {
			end(e.getCause() instanceof RefusedException why ? why
					: new RefusedException("The chat cannot be read: " + e.getCause(), e.getCause()));
		} catch (InterruptedException e) {
			throw new AssertionError("nobody interrupts a subscription", e);
		}
	}

	private void end(RefusedException why) {
		ended = true;
		close();
		follower.onEnd(why);
	}
}
