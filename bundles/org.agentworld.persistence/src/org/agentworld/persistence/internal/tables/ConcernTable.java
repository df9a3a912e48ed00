package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatConcern;

/** What may concern a person, over all chats; found by indexes, so that silent chats cost nothing. */
public final class ConcernTable {

	private final Sql sql;

	public ConcernTable(Sql sql) {
		this.sql = sql;
	}

	public List<ChatConcern> all() throws SQLException {
		Map<Long, Set<TurnId>> failed = new HashMap<>();
		sql.list(row -> failed.computeIfAbsent(row.number("chat"), _ -> new HashSet<>()).add(TurnId.parse(row.text("id"))),
				"""
				SELECT turn.chat, turn.id FROM turn JOIN message ON message.number = turn.trigger_message
				WHERE turn.dismissed = 0 AND turn.state IN ('FAILED', 'INTERRUPTED') AND message.cut_by IS NULL""");
		return sql.list(row -> concern(row, failed.getOrDefault(row.number("number"), Set.of())), """
				SELECT number, id, world, seen_position,
					(SELECT count(*) FROM queued_message WHERE queued_message.chat = chat.number) AS queued,
					coalesce((SELECT position FROM message WHERE message.chat = chat.number AND cut_by IS NULL
						AND position > seen_position AND role <> ?1 ORDER BY position DESC LIMIT 1), 0) AS newest,
					(SELECT count(*) FROM turn WHERE turn.chat = chat.number AND ended_at IS NULL) AS unfinished,
					(SELECT count(*) FROM turn WHERE turn.chat = chat.number AND ended_at IS NULL AND state = ?2) AS waiting
				FROM chat WHERE id IS NOT NULL AND number IN (
					SELECT number FROM chat WHERE last_position > seen_position
					UNION SELECT chat FROM queued_message
					UNION SELECT chat FROM turn WHERE ended_at IS NULL
					UNION SELECT chat FROM turn WHERE dismissed = 0 AND state IN ('FAILED', 'INTERRUPTED'))
				ORDER BY number""", Role.HUMAN, TurnState.WAITING_FOR_PERSON).stream()
				.filter(concern -> !concern.isNothing()).toList();
	}

	private static ChatConcern concern(Row row, Set<TurnId> failed) throws SQLException {
		Activity activity = row.number("waiting") > 0 ? Activity.WAITING_FOR_PERSON
				: row.number("unfinished") > 0 ? Activity.WORKING : Activity.IDLE;
		return new ChatConcern(new ChatAddress(WorldId.parse(row.text("world")), ChatId.parse(row.text("id"))), activity,
				Math.toIntExact(row.number("queued")), row.number("newest"), row.number("seen_position"), failed);
	}
}
