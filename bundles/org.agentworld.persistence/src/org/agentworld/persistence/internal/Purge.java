package org.agentworld.persistence.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import org.agentworld.persistence.internal.tables.ChatTable;

/**
 * Removes the rows of deleted chats, a few in each transaction: removing a chat of 100,000 messages at once would hold
 * up the commits of all others for seconds. What is not done when the store is closed, or fails, is left to the next
 * time.
 */
final class Purge {

	private static final int MESSAGES_AT_ONCE = 250;

	private final Writer writer;

	Purge(Writer writer) {
		this.writer = writer;
	}

	/** Returns at once. Each step queues behind what was committed in the meantime. */
	void begin() {
		AtomicBoolean more = new AtomicBoolean();
		writer.submit(sql -> more.set(new ChatTable(sql).purge(MESSAGES_AT_ONCE))).thenRun(() -> {
			if (more.get()) {
				begin();
			}
		});
	}
}
