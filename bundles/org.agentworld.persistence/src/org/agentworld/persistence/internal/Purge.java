package org.agentworld.persistence.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

import org.agentworld.events.id.AttachmentId;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.tables.AttachmentTable;
import org.agentworld.persistence.internal.tables.ChatTable;
import org.agentworld.persistence.internal.tables.ChatTable.Unlisted;
import org.agentworld.persistence.internal.tables.MessageTable;

/**
 * Removes the rows of deleted chats and of messages that were cut long ago, a few in each transaction, and then the files
 * that nothing names any more, one in each: removing a chat of 100,000 messages at once would hold up the commits of all
 * others for seconds. What is not done when the store is closed, or fails, is left to the next time.
 * <p>
 * It goes through them once and remembers where it is, so that what has to stay is looked at once. Whoever asks for it
 * while it runs is served by one more round.
 */
final class Purge {

	private static final int ROWS_AT_ONCE = 250;
	/** How long what was cut is kept. */
	private static final Duration KEPT = Duration.ofDays(30);

	private final Writer writer;
	private final LongPredicate isDraft;
	private final Predicate<AttachmentId> isHeld;
	private boolean running;
	private boolean again;

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
	synchronized void begin() {
		if (running) {
			again = true;
		} else {
			running = true;
			new Round().step();
		}
	}

	private synchronized void roundEnds() {
		running = false;
		if (again) {
			again = false;
			begin();
		}
	}

	/** From the first to the last that there is to remove. */
	private final class Round {

		private Unlisted lastDraft = Unlisted.NONE;
		private long lastHeld;
		private boolean more;

		void step() {
			more = false;
			writer.submit(sql -> more = purgeChats(sql)
					|| new MessageTable(sql).purge(Instant.now().minus(KEPT), ROWS_AT_ONCE) || purgeFile(sql))
					.whenComplete((_, failure) -> {
						if (failure == null && more) {
							step();
						} else {
							roundEnds();
						}
					});
		}

		/** @return whether there may be more */
		private boolean purgeChats(Sql sql) throws SQLException {
			ChatTable chats = new ChatTable(sql);
			int left = ROWS_AT_ONCE;
			while (left > 0) {
				Optional<Unlisted> next = chats.nextUnlisted(lastDraft);
				if (next.isEmpty()) {
					return false;
				}
				if (isDraft.test(next.get().number())) {
					lastDraft = next.get();
					left--;
				} else {
					left -= chats.purge(next.get(), left);
				}
			}
			return true;
		}

		/** @return whether there may be more */
		private boolean purgeFile(Sql sql) throws SQLException {
			AttachmentTable files = new AttachmentTable(sql);
			for (int looked = 0; looked < ROWS_AT_ONCE; looked++) {
				Optional<AttachmentTable.Unused> next = files.nextUnused(lastHeld);
				if (next.isEmpty()) {
					return false;
				}
				if (!isHeld.test(next.get().id())) {
					files.delete(next.get());
					return true;
				}
				lastHeld = next.get().number();
			}
			return true;
		}
	}
}
