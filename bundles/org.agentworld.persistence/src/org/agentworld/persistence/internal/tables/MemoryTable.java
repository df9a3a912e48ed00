package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.WorldId;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.PendingAnswer;
import org.agentworld.spi.store.Recipients;
import org.agentworld.spi.store.StoreException;

/** Who sees which message, and the floors below which agents forgot. */
public final class MemoryTable {

	/** Names the agents, so that the key finds a position without looking at all that they see. ?1 is the chat's number. */
	private static final String OF_AGENTS = """
			recipient.agent IN (SELECT id FROM agent WHERE world = (SELECT world FROM chat WHERE number = ?1))""";
	/** The messages that an agent remembers up to a position: the chat is ?1, the agent ?2, the position ?3. */
	private static final String REMEMBERED = """
			 FROM recipient JOIN message ON message.chat = recipient.chat AND message.position = recipient.position
				JOIN chat ON chat.number = message.chat
			WHERE recipient.chat = ?1 AND recipient.agent = ?2 AND recipient.position <= ?3
				AND recipient.position > coalesce(
					(SELECT position FROM memory_floor WHERE memory_floor.chat = ?1 AND memory_floor.agent = ?2), 0)
				AND message.cut_by IS NULL""";

	private final Sql sql;

	public MemoryTable(Sql sql) {
		this.sql = sql;
	}

	void add(long chat, long position, Recipients recipients) throws SQLException {
		for (AgentId agent : recipients.seenBy()) {
			sql.update("INSERT INTO recipient (chat, agent, position, answers) VALUES (?, ?, ?, ?)", chat, agent, position,
					recipients.answeredBy().indexOf(agent) + 1);
		}
	}

	/** The message at a position goes: nobody has seen it. */
	void remove(long chat, long position) throws SQLException {
		sql.update("DELETE FROM recipient WHERE chat = ?1 AND position = ?2 AND " + OF_AGENTS, chat, position);
	}

	Recipients of(long chat, long position) throws SQLException {
		Set<AgentId> seeing = new HashSet<>();
		List<AgentId> answering = new ArrayList<>();
		sql.list(row -> {
			AgentId agent = AgentId.parse(row.text("agent"));
			if (row.number("answers") > 0) {
				answering.add(agent);
			}
			return seeing.add(agent);
		}, "SELECT agent, answers FROM recipient WHERE chat = ?1 AND position = ?2 AND " + OF_AGENTS + " ORDER BY answers", chat,
				position);
		return new Recipients(seeing, answering);
	}

	/** The answers that no turn was requested for, or that were cut, to messages from a position on. */
	public List<PendingAnswer> pending(ChatId chat, long from) throws SQLException, StoreException {
		long number = new ChatTable(sql).number(chat);
		return sql.list(row -> new PendingAnswer(MessageId.parse(row.text("id")), AgentId.parse(row.text("agent"))), """
				SELECT message.id, recipient.agent FROM recipient
					JOIN message ON message.chat = recipient.chat AND message.position = recipient.position
				WHERE recipient.chat = ?1 AND recipient.position >= ?2 AND recipient.answers > 0 AND message.cut_by IS NULL
					AND NOT EXISTS (SELECT 1 FROM turn LEFT JOIN message AS given ON given.id = turn.answer
						WHERE turn.trigger_message = message.number AND turn.agent = recipient.agent
							AND (turn.answer IS NULL OR given.number IS NOT NULL AND given.cut_by IS NULL))
					AND\s""" + OF_AGENTS + " ORDER BY message.position, recipient.answers", number, from);
	}

	/** Up to where agents forgot. */
	public Map<AgentId, Long> floors(ChatId chat) throws SQLException, StoreException {
		Map<AgentId, Long> floors = new HashMap<>();
		sql.list(row -> floors.put(AgentId.parse(row.text("agent")), row.number("position")),
				"SELECT agent, position FROM memory_floor WHERE chat = ?", new ChatTable(sql).number(chat));
		return floors;
	}

	public void forget(long chat, AgentId agent, long position) throws SQLException {
		sql.update("""
				INSERT INTO memory_floor (chat, agent, position) VALUES (?, ?, ?)
				ON CONFLICT (chat, agent) DO UPDATE SET position = excluded.position""", chat, agent, position);
	}

	/** What an agent remembers, oldest first. */
	public List<Message> read(ChatId chat, AgentId agent, long upTo, int limit) throws SQLException, StoreException {
		long number = new ChatTable(sql).number(chat);
		return new MessageTable(sql).complete(sql.list(MessageTable.Head::of, "SELECT " + MessageTable.COLUMNS + REMEMBERED
				+ " ORDER BY recipient.position DESC LIMIT ?4", number, agent, upTo, limit)).reversed();
	}

	/** How much that is without a limit. */
	public int size(ChatId chat, AgentId agent, long upTo) throws SQLException, StoreException {
		return sql.first(row -> (int) row.number("size"), "SELECT count(*) AS size" + REMEMBERED,
				new ChatTable(sql).number(chat), agent, upTo).orElseThrow();
	}

	/** Lifts the agent's floor to the last position, in one chat or in all that the world has. */
	public void clear(WorldId world, AgentId agent, Optional<ChatId> chat) throws SQLException, StoreException {
		if (!new AgentTable(sql).isAlive(world, agent)) {
			throw Missing.agent(agent);
		}
		int cleared = sql.update("""
				INSERT INTO memory_floor (chat, agent, position)
				SELECT number, ?1, last_position FROM chat WHERE world = ?2 AND (?3 IS NULL OR id = ?3)
				ON CONFLICT (chat, agent) DO UPDATE SET position = excluded.position""", agent, world, chat);
		if (chat.isPresent() && cleared == 0) {
			throw Missing.chat(chat.get());
		}
	}
}
