package org.agentworld.ui.internal.overview;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.ChatConcern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of every chat may concern the person, kept up to date by events; chats at rest are not held. Any thread may ask
 * it: that waits for nothing.
 */
public final class Overview implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Overview.class);
	/**
	 * A turn changes its chat several times within milliseconds, and many chats may begin at once; each change that is told
	 * paints rows and tabs anew. A person does not see this delay.
	 */
	private static final int GATHER_MILLIS = 100;

	private final ChatManager chats;
	private final Map<ChatAddress, ChatConcern> concerns = new ConcurrentHashMap<>();
	private final List<Consumer<Set<ChatAddress>>> listeners = new CopyOnWriteArrayList<>();
	/** What changed since the listeners were told last; while it is not empty, they will be. Guarded by {@link #writing}. */
	private final Set<ChatAddress> untold = new HashSet<>();
	private final Executor later;
	/** Held while something is noted or read, so that no event is lost between the two; never while listeners are told. */
	private final ReentrantLock writing = new ReentrantLock();
	private final EventSubscription subscription;
	private volatile boolean closed;

	/** Begins to read on a thread of its own, and returns at once. */
	public Overview(ChatManager chats, EventSubscriptions subscriptions) {
		this(chats, subscriptions, CompletableFuture.delayedExecutor(GATHER_MILLIS, TimeUnit.MILLISECONDS,
				Thread::startVirtualThread));
	}

	/** @param later runs a task a moment later */
	Overview(ChatManager chats, EventSubscriptions subscriptions, Executor later) {
		this.chats = chats;
		this.later = later;
		this.subscription = subscriptions.subscribeToOverview(new Events());
		Thread.ofVirtual().name("overview").start(this::read);
	}

	/** What concerns the person in one chat, as far as it is known by now. */
	public ChatConcern of(ChatAddress chat) {
		return concerns.getOrDefault(chat, ChatConcern.nothing(chat));
	}

	/** The chats that are not at rest or not known in full, in no order. */
	public Collection<ChatConcern> all() {
		return List.copyOf(concerns.values());
	}

	/**
	 * Hears of changes, a moment later, those of the same moment at once.
	 *
	 * @param onChange gets the chats that changed; called on a virtual thread, and on another one while it waits
	 * @return ends that
	 */
	public Runnable onChange(Consumer<Set<ChatAddress>> onChange) {
		listeners.add(onChange);
		return () -> listeners.remove(onChange);
	}

	@Override
	public void close() {
		closed = true;
		subscription.close();
	}

	private void read() {
		Set<ChatAddress> changed = new HashSet<>();
		writing.lock();
		try {
			// Events of what is read wait for this lock; noting them again changes nothing, or what changed since.
			List<ChatConcern> stored = chats.concerns();
			changed.addAll(concerns.keySet());
			concerns.clear();
			stored.forEach(concern -> concerns.put(concern.chat(), concern));
			changed.addAll(concerns.keySet());
		} catch (RefusedException e) {
			if (!closed) {
				LOG.error("What the chats are doing could not be read; their badges may be missing or old.", e);
			}
		} finally {
			writing.unlock();
		}
		tellLater(changed);
	}

	private void note(ChatEvent event) {
		ChatAddress chat = event.address();
		switch (event) {
			case ChatEvent.ActivityChanged now -> change(chat, old -> with(old, now.activity(), old.queued()));
			case ChatEvent.QueueChanged now -> change(chat, old -> with(old, old.activity(), now.queue().messages().size()));
			case ChatEvent.MessageCommitted committed when committed.message().role() != Role.HUMAN ->
				change(chat, old -> with(old, Math.max(old.newest(), committed.message().position()), old.seen()));
			case ChatEvent.ChatSeen seen ->
				change(chat, old -> with(old, old.newest(), Math.max(old.seen(), seen.position())));
			case ChatEvent.TurnFailed failed -> change(chat, old -> withFailed(old, failed.turn().id(), true));
			case ChatEvent.TurnDismissed dismissed -> change(chat, old -> withFailed(old, dismissed.turn(), false));
			case ChatEvent.MessagesCut cut -> {
				cut.turns().forEach(turn -> change(chat, old -> withFailed(old, turn, false)));
				if (of(chat).isUnread()) {
					// What was unread may be among what is gone.
					read();
				}
			}
			// Of what is back, events say neither whether it was seen nor how its turns ended.
			case ChatEvent.MessagesRestored _ -> read();
			case ChatEvent.ChatDeleted _ -> change(chat, _ -> ChatConcern.nothing(chat));
			default -> {
				// The rest is in no badge.
			}
		}
	}

	private static ChatConcern with(ChatConcern old, Activity activity, int queued) {
		return new ChatConcern(old.chat(), activity, queued, old.newest(), old.seen(), old.failed());
	}

	private static ChatConcern with(ChatConcern old, long newest, long seen) {
		return new ChatConcern(old.chat(), old.activity(), old.queued(), newest, seen, old.failed());
	}

	private static ChatConcern withFailed(ChatConcern old, TurnId turn, boolean failed) {
		Set<TurnId> turns = new HashSet<>(old.failed());
		if (failed) {
			turns.add(turn);
		} else {
			turns.remove(turn);
		}
		return new ChatConcern(old.chat(), old.activity(), old.queued(), old.newest(), old.seen(), turns);
	}

	private void change(ChatAddress chat, UnaryOperator<ChatConcern> noting) {
		ChatConcern before;
		ChatConcern after;
		writing.lock();
		try {
			before = of(chat);
			after = noting.apply(before);
			if (after.isNothing()) {
				concerns.remove(chat);
			} else {
				concerns.put(chat, after);
			}
		} finally {
			writing.unlock();
		}
		if (!after.equals(before)) {
			tellLater(Set.of(chat));
		}
	}

	private void tellLater(Set<ChatAddress> changed) {
		boolean plans;
		writing.lock();
		try {
			plans = untold.isEmpty() && !changed.isEmpty();
			untold.addAll(changed);
		} finally {
			writing.unlock();
		}
		if (plans) {
			later.execute(this::tell);
		}
	}

	private void tell() {
		if (closed) {
			return;
		}
		Set<ChatAddress> changed;
		writing.lock();
		try {
			changed = Set.copyOf(untold);
			untold.clear();
		} finally {
			writing.unlock();
		}
		for (Consumer<Set<ChatAddress>> listener : listeners) {
			try {
				listener.accept(changed);
			} catch (RuntimeException e) {
				LOG.error("Somebody who follows what the chats are doing failed, and may show something old.", e);
			}
		}
	}

	private final class Events implements EventListener<Object> {
		@Override
		public void onEvent(Object event) {
			switch (event) {
				case ChatEvent chat -> note(chat);
				// It may come with chats, of which nothing was told.
				case WorldEvent.WorldCreated _ -> read();
				case WorldEvent.WorldDeleted gone -> concerns.keySet().stream()
						.filter(chat -> chat.world().equals(gone.world()))
						.forEach(chat -> change(chat, _ -> ChatConcern.nothing(chat)));
				default -> {
					// Says nothing about chats.
				}
			}
		}

		@Override
		public void onOverflow() {
			read();
		}
	}
}
