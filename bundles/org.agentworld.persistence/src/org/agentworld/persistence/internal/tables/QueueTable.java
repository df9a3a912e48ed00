package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.MessageId;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** What waits in chats. Whether a queue is paused stands at its chat. */
final class QueueTable {

	private record Head(long number, MessageId id, Instant queuedAt) {
	}

	private final Sql sql;
	private final ContentParts parts;

	QueueTable(Sql sql) {
		this.sql = sql;
		this.parts = ContentParts.ofQueue(sql);
	}

	void put(long chat, Queue queue) throws SQLException, StoreException {
		sql.update("DELETE FROM queued_message WHERE chat = ?", chat);
		int ordinal = 0;
		for (QueuedMessage message : queue.messages()) {
			long number = sql.first(row -> row.number("number"), """
					INSERT INTO queued_message (id, chat, ordinal, queued_at) VALUES (?, ?, ?, ?) RETURNING number""",
					message.id(), chat, ordinal++, message.queuedAt()).orElseThrow();
			parts.add(number, message.content());
		}
		new ChatTable(sql).pauseQueue(chat, queue.paused());
	}

	Queue of(ChatTable.Entry chat) throws SQLException {
		List<Head> heads = sql.list(
				row -> new Head(row.number("number"), MessageId.parse(row.text("id")), row.instant("queued_at")),
				"SELECT number, id, queued_at FROM queued_message WHERE chat = ? ORDER BY ordinal", chat.number());
		List<QueuedMessage> messages = new ArrayList<>(heads.size());
		for (Head head : heads) {
			messages.add(new QueuedMessage(head.id(), parts.of(head.number()), head.queuedAt()));
		}
		return new Queue(messages, chat.queuePaused());
	}
}
