package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.StoreException;

/** The logs of all chats. */
public final class MessageTable {

	/** What a query for messages selects. */
	static final String COLUMNS = """
			message.number, message.id, chat.id AS chat_id, message.position, message.role, message.agent,
			message.author_name, message.turn, message.created_at""";

	/** A message without its content, which is read when the query's statement is free again. */
	record Head(long number, MessageId id, ChatId chat, long position, Role role, Optional<AgentId> agent,
			String authorName, Optional<TurnId> turn, Instant createdAt) {

		static Head of(Row row) throws SQLException {
			return new Head(row.number("number"), MessageId.parse(row.text("id")), ChatId.parse(row.text("chat_id")),
					row.number("position"), row.literal(Role.class, "role"),
					row.optionalText("agent").map(AgentId::parse), row.text("author_name"),
					row.optionalText("turn").map(TurnId::parse), row.instant("created_at"));
		}

		Message with(List<ContentPart> content) {
			return new Message(id, chat, position, role, agent, authorName, content, turn, createdAt);
		}
	}

	private final Sql sql;
	private final ContentParts parts;

	public MessageTable(Sql sql) {
		this.sql = sql;
		this.parts = ContentParts.ofLog(sql);
	}

	/** One message, even if it is cut. */
	public Optional<Message> find(ChatId chat, MessageId message) throws SQLException {
		return complete(sql.list(Head::of, "SELECT " + COLUMNS
				+ " FROM message JOIN chat ON chat.number = message.chat WHERE chat.id = ? AND message.id = ?", chat,
				message)).stream().findFirst();
	}

	/** The newest messages before a position, newest first. */
	List<Message> before(long chat, long position, long limit) throws SQLException {
		return complete(sql.list(Head::of, "SELECT " + COLUMNS + """
				 FROM message JOIN chat ON chat.number = message.chat
				WHERE message.chat = ? AND message.position < ? AND message.cut_by IS NULL
				ORDER BY message.position DESC LIMIT ?""", chat, position, limit));
	}

	/** The oldest messages after a position, oldest first. */
	List<Head> after(long chat, long position, long limit) throws SQLException {
		return sql.list(Head::of, "SELECT " + COLUMNS + """
				 FROM message JOIN chat ON chat.number = message.chat
				WHERE message.chat = ? AND message.position > ? AND message.cut_by IS NULL
				ORDER BY message.position LIMIT ?""", chat, position, limit);
	}

	/** The messages between two positions, both included, those that are cut among them; oldest first. */
	List<Head> between(long chat, long first, long last) throws SQLException {
		return sql.list(Head::of, "SELECT " + COLUMNS + """
				 FROM message JOIN chat ON chat.number = message.chat
				WHERE message.chat = ? AND message.position BETWEEN ? AND ? ORDER BY message.position""", chat, first, last);
	}

	/** Where the messages of the log stand. */
	List<Long> positions(long chat) throws SQLException {
		return sql.list(row -> row.number("position"),
				"SELECT position FROM message WHERE chat = ? AND cut_by IS NULL ORDER BY position", chat);
	}

	/** Where a message stands, even if it is cut. */
	Optional<Long> position(long chat, MessageId message) throws SQLException {
		return sql.first(row -> row.number("position"), "SELECT position FROM message WHERE id = ? AND chat = ?", message, chat);
	}

	/**
	 * Where the answers to messages of the log stand that were cut because another one was asked for; without those that
	 * their turn offers to ask for again.
	 */
	List<Long> alternativesOfLog(long chat) throws SQLException {
		return sql.list(row -> row.number("position"), """
				SELECT old.position AS position FROM message AS old
					JOIN turn ON turn.id = old.turn AND turn.answer = old.id
					JOIN message AS trigger_row ON trigger_row.number = turn.trigger_message
				WHERE old.chat = ? AND old.cut_reason = 'REGENERATE' AND trigger_row.cut_by IS NULL
					AND (turn.dismissed OR turn.state = 'ENDED')""", chat);
	}

	List<MessageId> from(long chat, long position) throws SQLException {
		return sql.list(row -> MessageId.parse(row.text("id")), """
				SELECT id FROM message WHERE chat = ? AND position >= ? AND cut_by IS NULL ORDER BY position""", chat,
				position);
	}

	/**
	 * For each answer in the log between two positions that was given again, all answers of that agent to that message, in
	 * their order. Begins at the messages between the positions, so that a long past costs nothing.
	 */
	Map<MessageId, List<MessageId>> alternatives(long chat, long first, long last) throws SQLException {
		Map<MessageId, List<MessageId>> answers = new HashMap<>();
		sql.list(row -> answers.computeIfAbsent(MessageId.parse(row.text("chosen")), _ -> new ArrayList<>())
				.add(MessageId.parse(row.text("id"))), """
				SELECT chosen.id AS chosen, given.id AS id FROM message AS chosen
					JOIN turn AS chosen_turn ON chosen_turn.id = chosen.turn
					JOIN turn AS given_turn ON given_turn.trigger_message = chosen_turn.trigger_message
						AND given_turn.agent = chosen_turn.agent
					JOIN message AS given ON given.id = given_turn.answer
						AND (given.cut_by IS NULL OR given.cut_reason = 'REGENERATE')
				WHERE chosen.chat = ? AND chosen.position BETWEEN ? AND ? AND chosen.cut_by IS NULL
				ORDER BY given.position""", chat, first, last);
		answers.values().removeIf(given -> given.size() < 2);
		return answers;
	}

	/** The answers of an agent to a message that stand in the log or may be chosen, in their order. */
	public List<MessageId> answers(ChatId chat, MessageId trigger, AgentId agent) throws SQLException {
		return sql.list(row -> MessageId.parse(row.text("id")), """
				SELECT given.id FROM message AS asked JOIN chat ON chat.number = asked.chat
					JOIN turn ON turn.trigger_message = asked.number AND turn.agent = ?3
					JOIN message AS given ON given.id = turn.answer
						AND (given.cut_by IS NULL OR given.cut_reason = 'REGENERATE')
				WHERE chat.id = ?1 AND asked.id = ?2 ORDER BY given.position""", chat, trigger, agent);
	}

	List<Message> complete(List<Head> heads) throws SQLException {
		List<Message> messages = new ArrayList<>(heads.size());
		for (Head head : heads) {
			messages.add(head.with(parts.of(head.number())));
		}
		return messages;
	}

	/** @return the message's number */
	long add(long chat, Message message) throws SQLException, StoreException {
		long number = sql.first(row -> row.number("number"), """
				INSERT INTO message (id, chat, position, role, agent, author_name, turn, created_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number""", message.id(), chat, message.position(),
				message.role(), message.agent(), message.authorName(), message.turn(), message.createdAt())
				.orElseThrow();
		parts.add(number, message.content());
		return number;
	}

	void cut(long chat, MessageId message, long cut, CutReason reason, Instant now) throws SQLException, StoreException {
		if (sql.update("""
				UPDATE message SET cut_by = ?, cut_reason = ?, cut_at = ? WHERE chat = ? AND id = ? AND cut_by IS NULL""",
				cut, reason, now, chat, message) == 0) {
			throw Conflict.because("the message " + message + " is not in the chat, or was cut before");
		}
	}

	void restore(long chat, MessageId message) throws SQLException, StoreException {
		if (sql.update("""
				UPDATE message SET cut_by = NULL, cut_reason = NULL, cut_at = NULL
				WHERE chat = ? AND id = ? AND cut_by IS NOT NULL""", chat, message) == 0) {
			throw Conflict.because("the message " + message + " was not cut, or is not there any more");
		}
	}

	/**
	 * Removes some messages that were cut long ago, and who saw them. Answers that are alternatives stay.
	 *
	 * @return whether there may be more to remove
	 */
	public boolean purge(Instant cutBefore, int limit) throws SQLException {
		record Cut(long number, long chat, long position) {
		}
		List<Cut> cut = sql.list(row -> new Cut(row.number("number"), row.number("chat"), row.number("position")), """
				SELECT number, chat, position FROM message WHERE cut_at < ? AND cut_reason <> 'REGENERATE' LIMIT ?""", cutBefore,
				limit);
		MemoryTable memory = new MemoryTable(sql);
		for (Cut message : cut) {
			memory.remove(message.chat(), message.position());
			sql.update("DELETE FROM message WHERE number = ?", message.number());
		}
		return cut.size() == limit;
	}
}
