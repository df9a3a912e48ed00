package org.agentworld.persistence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

import org.agentworld.events.id.AttachmentId;
import org.agentworld.persistence.internal.tables.AttachmentTable;
import org.agentworld.persistence.internal.tables.ChatTable;
import org.agentworld.persistence.internal.tables.MessageTable;

/**
 * Removes the rows of deleted chats and of messages that were cut long ago, a few in each transaction, and then the files that nothing names any more, one in
 * each: removing a chat of 100,000 messages at once would hold up the commits of all others for seconds. What is not done
 * when the store is closed, or fails, is left to the next time.
 */
final class Purge {

	private static final int MESSAGES_AT_ONCE = 250;
	/** How long what was cut is kept. */
	private static final Duration KEPT = Duration.ofDays(30);

	private final Writer writer;
	private final LongPredicate isDraft;
	private final Predicate<AttachmentId> isHeld;

	/**
	 * @param isDraft whether a chat without a world is being written; asked on the writer's thread
	 * @param isHeld  whether a file is to stay although nothing names it; asked on the writer's thread
	 */
	Purge(Writer writer, LongPredicate isDraft, Predicate<AttachmentId> isHeld) {
		this.writer = writer;
		this.isDraft = isDraft;
		this.isHeld = isHeld;
	}

	/** Returns at once. Each step queues behind what was committed in the meantime. */
	void begin() {
		AtomicBoolean more = new AtomicBoolean();
		writer.submit(sql -> more
				.set(new ChatTable(sql).purge(isDraft, MESSAGES_AT_ONCE)
						|| new MessageTable(sql).purge(Instant.now().minus(KEPT), MESSAGES_AT_ONCE) || new AttachmentTable(sql).purgeOne(isHeld))).thenRun(() -> {
			if (more.get()) {
				begin();
			}
		});
	}
}
