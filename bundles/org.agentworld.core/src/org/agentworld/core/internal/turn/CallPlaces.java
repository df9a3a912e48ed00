package org.agentworld.core.internal.turn;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.agentworld.events.id.ChatId;

/**
 * Lets no more calls run over a connection at the same time than it allows. A place that becomes free goes to the chat
 * with the fewest calls over the connection, among those to the one that has waited longest: a chat with many turns does
 * not keep out one with a single turn. Safe for use by many threads; held for a moment only.
 */
public final class CallPlaces {

	/** A place that was taken. */
	@FunctionalInterface
	public interface Place extends AutoCloseable {
		/** Gives it back; does nothing if it has been given back. */
		@Override
		void close();
	}

	/** What runs and waits over one connection. */
	private static final class Line {
		private int allowed;
		private int taken;
		private final Map<ChatId, Integer> running = new HashMap<>();
		/** What to tell the calls that give up their place for a turn. */
		private final Deque<Runnable> yielding = new ArrayDeque<>();
		/** The chats in the order in which the oldest of their calls came. */
		private final Map<ChatId, Deque<CompletableFuture<Place>>> waiting = new LinkedHashMap<>();
	}

	private final Map<String, Line> lines = new HashMap<>();

	/**
	 * Asks for a place.
	 *
	 * @param allowed how many the connection has now; 0: any number
	 * @return completed when it is this call's turn; {@link #leave} or {@link #await} end the waiting
	 */
	synchronized CompletableFuture<Place> ask(String connection, int allowed, ChatId chat) {
		Line line = lines.computeIfAbsent(connection, _ -> new Line());
		line.allowed = allowed == 0 ? Integer.MAX_VALUE : allowed;
		CompletableFuture<Place> asked = new CompletableFuture<>();
		line.waiting.computeIfAbsent(chat, _ -> new ArrayDeque<>()).add(asked);
		handOut(connection, line);
		if (!asked.isDone() && !line.yielding.isEmpty()) {
			line.yielding.remove().run();
		}
		return asked;
	}

	/**
	 * Asks for a place for a call that no person waits for. It counts as a call of the chat.
	 *
	 * @param wanted told, at most once and under a lock, that a turn waits for the place
	 * @return empty if all are taken
	 */
	public synchronized Optional<Place> askIfFree(String connection, int allowed, ChatId chat, Runnable wanted) {
		Line line = lines.computeIfAbsent(connection, _ -> new Line());
		line.allowed = allowed == 0 ? Integer.MAX_VALUE : allowed;
		if (line.taken >= line.allowed) {
			return Optional.empty();
		}
		line.taken++;
		line.running.merge(chat, 1, Integer::sum);
		line.yielding.add(wanted);
		return Optional.of(once(() -> {
			line.yielding.remove(wanted);
			giveBack(connection, chat);
		}));
	}

	/** Waits for the place; one that comes when the caller has been interrupted is given back. */
	Place await(CompletableFuture<Place> asked, String connection, ChatId chat) throws InterruptedException {
		try {
			return asked.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException("a place is only ever given", e);
		} catch (InterruptedException e) {
			leave(asked, connection, chat);
			throw e;
		}
	}

	private synchronized void leave(CompletableFuture<Place> asked, String connection, ChatId chat) {
		if (asked.isDone()) {
			asked.join().close();
			return;
		}
		Line line = lines.get(connection);
		Deque<CompletableFuture<Place>> ofChat = line.waiting.get(chat);
		ofChat.remove(asked);
		if (ofChat.isEmpty()) {
			line.waiting.remove(chat);
		}
		forgetIfIdle(connection, line);
	}

	private void handOut(String connection, Line line) {
		while (line.taken < line.allowed) {
			Optional<ChatId> next = line.waiting.keySet().stream()
					.min(Comparator.comparing(chat -> line.running.getOrDefault(chat, 0)));
			if (next.isEmpty()) {
				return;
			}
			ChatId chat = next.get();
			// Taken out and put back, so that what this chat still waits for comes after the other chats.
			Deque<CompletableFuture<Place>> ofChat = line.waiting.remove(chat);
			CompletableFuture<Place> asked = ofChat.remove();
			if (!ofChat.isEmpty()) {
				line.waiting.put(chat, ofChat);
			}
			line.taken++;
			line.running.merge(chat, 1, Integer::sum);
			asked.complete(once(() -> giveBack(connection, chat)));
		}
	}

	/** @param giveBack run under the lock */
	private Place once(Runnable giveBack) {
		AtomicBoolean given = new AtomicBoolean();
		return () -> {
			synchronized (this) {
				if (given.compareAndSet(false, true)) {
					giveBack.run();
				}
			}
		};
	}

	private void giveBack(String connection, ChatId chat) {
		Line line = lines.get(connection);
		line.taken--;
		line.running.computeIfPresent(chat, (_, running) -> running == 1 ? null : running - 1);
		handOut(connection, line);
		forgetIfIdle(connection, line);
	}

	private void forgetIfIdle(String connection, Line line) {
		if (line.taken == 0 && line.waiting.isEmpty()) {
			lines.remove(connection);
		}
	}
}
