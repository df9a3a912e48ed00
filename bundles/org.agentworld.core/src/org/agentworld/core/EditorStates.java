package org.agentworld.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.EditorState;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person left in the editors of chats. It is saved a moment after it changed, so that a key press costs nothing
 * and a crash at most what was typed in that moment. Safe for use by many threads; nothing blocks.
 */
public final class EditorStates {

	/** How long the latest change waits at most before it is written. */
	static final Duration DELAY = Duration.ofMillis(250);

	private static final Logger LOG = LoggerFactory.getLogger(EditorStates.class);

	private final EngineParts parts;
	private final ReentrantLock lock = new ReentrantLock();
	private final ReentrantLock saving = new ReentrantLock();
	private final Map<ChatId, EditorState> unsaved = new LinkedHashMap<>();
	private boolean planned;
	private boolean closed;

	EditorStates(EngineParts parts) {
		this.parts = parts;
	}

	/** What was put last; completed on a thread that may do some work. Fails with a {@link RefusedException}. */
	public CompletableFuture<EditorState> get(ChatId chat) {
		lock.lock();
		try {
			EditorState latest = unsaved.get(chat);
			if (latest != null) {
				return CompletableFuture.completedFuture(latest);
			}
		} finally {
			lock.unlock();
		}
		CompletableFuture<EditorState> read = new CompletableFuture<>();
		Thread.ofVirtual().name("editor-state-" + chat).start(() -> {
			try {
				read.complete(parts.store().editorState(chat));
			} catch (StoreException e) {
				read.completeExceptionally(new RefusedException(e.getMessage(), e));
			}
		});
		return read;
	}

	/** Returns at once. If the chat is gone, this is forgotten; so is what comes while the engine closes. */
	public void put(ChatId chat, EditorState state) {
		lock.lock();
		try {
			unsaved.put(chat, state);
			if (planned || closed) {
				return;
			}
			planned = true;
		} finally {
			lock.unlock();
		}
		parts.timers().after(DELAY, () -> Thread.ofVirtual().name("editor-states").start(this::save));
	}

	/** Writes what is not written yet, for the last time. Blocks. */
	void close() {
		lock.lock();
		try {
			closed = true;
		} finally {
			lock.unlock();
		}
		save();
	}

	private void save() {
		saving.lock();
		try {
			for (Map.Entry<ChatId, EditorState> change : changes().entrySet()) {
				parts.store().putEditorState(change.getKey(), change.getValue());
				written(change.getKey(), change.getValue());
			}
		} catch (StoreException e) {
			// Kept, and tried again with the next change.
			LOG.warn("What was typed in the chats could not be saved: {}", e.getMessage(), e);
		} finally {
			saving.unlock();
		}
	}

	private Map<ChatId, EditorState> changes() {
		lock.lock();
		try {
			planned = false;
			return new LinkedHashMap<>(unsaved);
		} finally {
			lock.unlock();
		}
	}

	private void written(ChatId chat, EditorState state) {
		lock.lock();
		try {
			unsaved.remove(chat, state);
		} finally {
			lock.unlock();
		}
	}
}
