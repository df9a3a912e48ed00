package org.agentworld.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesRestored;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.TurnId;

/** Writes down every event that one subscription gets, and waits for those that must come. */
public final class ChatRecorder implements EventListener<ChatEvent>, AutoCloseable {

	private final ChatAddress chat;
	private final EventSubscription subscription;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition more = lock.newCondition();
	private final List<ChatEvent> events = new ArrayList<>();
	private boolean overflowed;

	public ChatRecorder(EventSubscriptions subscriptions, ChatAddress chat) {
		this.chat = chat;
		this.subscription = subscriptions.subscribe(chat, this);
	}

	@Override
	public void onEvent(ChatEvent event) {
		lock.lock();
		try {
			events.add(event);
			more.signalAll();
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void onOverflow() {
		lock.lock();
		try {
			overflowed = true;
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void close() {
		subscription.close();
	}

	public ChatAddress chat() {
		return chat;
	}

	/** What came until now. */
	public List<ChatEvent> events() {
		lock.lock();
		try {
			assertThat(overflowed).as("events were dropped").isFalse();
			return List.copyOf(events);
		} finally {
			lock.unlock();
		}
	}

	/** What came until now of one type. */
	public <E extends ChatEvent> List<E> events(Class<E> type) {
		return events().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** Waits until an event of this type came that is as wanted, and returns the first. */
	public <E extends ChatEvent> E await(Class<E> type, Predicate<? super E> wanted) {
		return await(type, wanted, 1);
	}

	/** Waits until so many events of this type came that are as wanted, and returns the last of them. */
	public <E extends ChatEvent> E await(Class<E> type, Predicate<? super E> wanted, int count) {
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		lock.lock();
		try {
			while (true) {
				List<E> found = events.stream().filter(type::isInstance).map(type::cast).filter(wanted).toList();
				if (found.size() >= count) {
					return found.get(count - 1);
				}
				long left = deadline - System.nanoTime();
				if (left <= 0) {
					throw new AssertionError("No " + count + " " + type.getSimpleName() + " as wanted among " + events);
				}
				more.await(left, TimeUnit.NANOSECONDS);
			}
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		} finally {
			lock.unlock();
		}
	}

	/** Waits until the chat became idle for the {@code times}th time. */
	public void awaitIdle(int times) {
		await(ActivityChanged.class, event -> event.activity() == Activity.IDLE, times);
	}

	/** Waits until the chat became idle for the first time. */
	public void awaitIdle() {
		awaitIdle(1);
	}

	/** The text that one turn streamed. Fails if the offsets of its chunks leave a gap or overlap. */
	public String streamed(TurnId turn) {
		StringBuilder text = new StringBuilder();
		for (TurnChunk chunk : events(TurnChunk.class)) {
			if (chunk.turn().equals(turn)) {
				assertThat(chunk.offset()).as("offset of a chunk").isEqualTo(text.length());
				text.append(chunk.text());
			}
		}
		return text.toString();
	}

	/** The texts of the committed messages of one role. */
	public List<String> texts(Role role) {
		return events(MessageCommitted.class).stream().map(MessageCommitted::message)
				.filter(message -> message.role() == role).map(Message::text).collect(Collectors.toList());
	}

	/**
	 * Asserts what holds for every subscriber: only events of its chat, numbered without a gap, and of one epoch unless
	 * messages were restored, which begins another.
	 */
	public void assertOrderly() {
		ChatEvent last = null;
		for (ChatEvent event : events()) {
			assertThat(event.address()).as("the chat of %s", event).isEqualTo(chat);
			if (event instanceof MessagesRestored) {
				assertThat(event.stamp().eventSeq()).as("the first of an epoch: %s", event).isEqualTo(1);
			} else if (last != null) {
				assertThat(event.stamp().epoch()).as("the epoch of %s", event).isEqualTo(last.stamp().epoch());
				assertThat(event.stamp().eventSeq()).as("what follows %s", last).isEqualTo(last.stamp().eventSeq() + 1);
			}
			last = event;
		}
	}
}
