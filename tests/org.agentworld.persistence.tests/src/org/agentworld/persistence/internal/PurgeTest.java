package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

import org.agentworld.events.id.ChatId;
import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.sql.SqliteErrors;
import org.agentworld.persistence.internal.tables.ChatTable;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.CutMessages;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is removed, and how often it is looked for. */
@Timeout(60)
class PurgeTest extends OpenStore {

	private static final int DRAFTS = 600;

	private final AtomicInteger askedForDrafts = new AtomicInteger();

	/** A purge of its own over a database of which this test is the only user; counts how often it looks at a draft. */
	private Purge purge(Writer writer, LongPredicate isDraft) {
		return new Purge(writer, number -> {
			boolean found = isDraft.test(number);
			askedForDrafts.addAndGet(found ? 1 : 0);
			return found;
		}, _ -> false);
	}

	private Writer writer() throws Exception {
		store.close();
		return new Writer(Connections.writing(folder.resolve("agentworld.db")), new SqliteErrors(folder));
	}

	private static void apply(Writer writer, Change change) throws Exception {
		writer.submit(change).get(30, TimeUnit.SECONDS);
	}

	@Test
	void whoAsksWhileItRunsIsServedByOneMoreRound() throws Exception {
		try (Writer writer = writer()) {
			apply(writer, sql -> new ChatTable(sql).createDraft(TestWorld.newChat(fruit.id(), "draft", TIME)));
			CountDownLatch go = new CountDownLatch(1);
			writer.submit(_ -> awaitQuietly(go));
			Purge purge = purge(writer, _ -> true);
			for (int i = 0; i < 1_000; i++) {
				purge.begin();
			}
			go.countDown();
			awaitAsked(2);
			// What every call had asked for by itself would stand before this.
			apply(writer, sql -> new ChatTable(sql).createDraft(TestWorld.newChat(fruit.id(), "another", TIME)));
			apply(writer, _ -> {
			});
			assertThat(askedForDrafts).hasValue(2);
			purge.begin();
			awaitAsked(4);
		}
	}

	@Test
	void draftsAreLookedAtOnceHoweverMuchThereIsToRemove() throws Exception {
		ChatId doomed = fruit.newChat("doomed");
		List<ChatChange> many = IntStream.rangeClosed(1, 2_000)
				.<ChatChange>mapToObj(i -> new AppendMessage(human(doomed, i, "x"), Set.of())).toList();
		fruit.commit(doomed, many.toArray(ChatChange[]::new));
		try (Writer writer = writer()) {
			Set<Long> drafts = new HashSet<>();
			apply(writer, sql -> {
				ChatTable chats = new ChatTable(sql);
				for (int i = 0; i < DRAFTS; i++) {
					drafts.add(chats.createDraft(TestWorld.newChat(fruit.id(), "draft", TIME.minusSeconds(1))));
				}
				chats.delete(doomed);
			});
			purge(writer, drafts::contains).begin();
			awaitCount("message", 0);
			awaitCount("chat", DRAFTS);
			assertThat(askedForDrafts).as("nine steps").hasValue(DRAFTS);
		}
	}

	@Test
	void whatWasCutLongAgoGoesWithThoseWhoSawIt() throws Exception {
		ChatId chat = fruit.newChat("chat");
		fruit.say(chat, 1, "stays");
		var old = fruit.say(chat, 2, "cut long ago");
		var lately = fruit.say(chat, 3, "cut lately");
		fruit.commit(chat, new CutMessages(CutReason.DELETE, List.of(old.id(), lately.id())));
		store.close();
		try (Sql sql = Connections.writing(folder.resolve("agentworld.db"))) {
			assertThat(sql.update("UPDATE message SET cut_at = 0 WHERE id = ?", old.id())).isEqualTo(1);
			assertThat(count(sql, "recipient")).isEqualTo(6);
		}
		reopen();
		awaitCount("message", 2);
		try (Sql sql = Connections.reading(folder.resolve("agentworld.db"))) {
			assertThat(sql.list(row -> row.number("position"), "SELECT DISTINCT position FROM recipient ORDER BY position"))
					.containsExactly(1L, 3L);
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private void awaitAsked(int times) {
		while (askedForDrafts.get() < times) { // the test's time limit ends this
			Thread.onSpinWait();
		}
	}

	private void awaitCount(String table, long expected) throws Exception {
		try (Sql sql = Connections.reading(folder.resolve("agentworld.db"))) {
			while (count(sql, table) != expected) { // the test's time limit ends this
				Thread.onSpinWait();
			}
		}
	}

	private static long count(Sql sql, String table) throws SQLException {
		return sql.first(row -> row.number("n"), "SELECT count(*) AS n FROM " + table).orElseThrow();
	}
}
