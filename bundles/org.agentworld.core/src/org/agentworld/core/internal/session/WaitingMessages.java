package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.MessageId;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.StoreException;

/** The queue of a chat, and what a person does to it. Saves, then publishes. */
final class WaitingMessages {

	private final ChatStore store;
	private final SessionEvents events;
	private Queue queue;

	/** What was queued when the program ended waits for the person: nothing runs by itself. */
	WaitingMessages(Queue saved, ChatStore store, SessionEvents events) {
		this.store = store;
		this.events = events;
		this.queue = new Queue(saved.messages(), !saved.messages().isEmpty());
	}

	Queue queue() {
		return queue;
	}

	boolean isEmpty() {
		return queue.messages().isEmpty();
	}

	boolean isPaused() {
		return queue.paused();
	}

	/** Whether there is a message that may leave the queue. */
	boolean hasNext() {
		return !isPaused() && !isEmpty();
	}

	/** What the queue is if it is paused now; an empty one is never paused. */
	Queue paused() {
		return isEmpty() ? queue : new Queue(queue.messages(), true);
	}

	/** What the queue is without its first message; not paused. */
	Queue withoutFirst() {
		return new Queue(queue.messages().subList(1, queue.messages().size()), false);
	}

	void add(QueuedMessage message) throws StoreException {
		List<QueuedMessage> longer = new ArrayList<>(queue.messages());
		longer.add(message);
		put(new Queue(longer, queue.paused()));
	}

	void remove(MessageId id) throws StoreException, RefusedException {
		List<QueuedMessage> shorter = new ArrayList<>(queue.messages());
		shorter.remove(waiting(id));
		put(new Queue(shorter, queue.paused() && !shorter.isEmpty()));
	}

	void move(MessageId id, int index) throws StoreException, RefusedException {
		List<QueuedMessage> moved = new ArrayList<>(queue.messages());
		QueuedMessage message = waiting(id);
		moved.remove(message);
		moved.add(Math.min(index, moved.size()), message);
		if (!moved.equals(queue.messages())) {
			put(new Queue(moved, queue.paused()));
		}
	}

	/** Replaces what a message says. */
	void edit(MessageId id, List<ContentPart> content) throws StoreException, RefusedException {
		List<QueuedMessage> edited = new ArrayList<>(queue.messages());
		QueuedMessage message = waiting(id);
		edited.set(edited.indexOf(message), new QueuedMessage(id, content, message.queuedAt()));
		put(new Queue(edited, queue.paused()));
	}

	void clear() throws StoreException {
		if (!isEmpty()) {
			put(Queue.EMPTY);
		}
	}

	void pause() throws StoreException {
		if (hasNext()) {
			put(paused());
		}
	}

	/** Lets messages leave the queue again. */
	void resume() throws StoreException {
		put(new Queue(queue.messages(), false));
	}

	private QueuedMessage waiting(MessageId id) throws RefusedException {
		return queue.messages().stream().filter(message -> message.id().equals(id)).findFirst()
				.orElseThrow(() -> new RefusedException("The message does not wait in the queue (any more)."));
	}

	private void put(Queue next) throws StoreException {
		store.save(List.of(new ChatChange.PutQueue(next)));
		become(next);
	}

	/** What the queue is now, if that is another; it was saved, or could not be. */
	void become(Queue next) {
		if (!next.equals(queue)) {
			queue = next;
			events.queue(next);
		}
	}
}
