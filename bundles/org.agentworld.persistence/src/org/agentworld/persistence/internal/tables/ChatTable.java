package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.NameSource;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/**
 * Chats, without what is in them. A chat is deleted by taking its id and world away: nothing finds it from then on, in
 * one transaction that is as short for a long chat as for a short one. {@link #purge} removes the rows.
 */
public final class ChatTable {

	/**
	 * A chat's row.
	 *
	 * @param number       what its other rows refer to
	 * @param definition   a new object, which belongs to who asked
	 * @param lastPosition the highest that its log ever had
	 * @param lastOrdinal  the highest of its turns
	 * @param queuePaused  whether nothing leaves its queue
	 */
	record Entry(long number, Chat definition, long lastPosition, long lastOrdinal, boolean queuePaused) {
	}

	/** A chat without a world, by what its index has. */
	public record Unlisted(long pinned, long lastMessageAt, long number) {

		/** Before all that there are. */
		public static final Unlisted NONE = new Unlisted(-1, 0, 0);
	}

	private final Sql sql;

	public ChatTable(Sql sql) {
		this.sql = sql;
	}

	public void create(Chat chat) throws SQLException, StoreException {
		if (sql.first(_ -> true, "SELECT 1 FROM world WHERE id = ?", chat.getWorld()).isEmpty()) {
			throw Missing.world(chat.getWorld());
		}
		insert(chat, chat.getId(), chat.getWorld());
	}

	/** Begins a chat that has neither id nor world, so that nothing finds it. */
	public long createDraft(Chat chat) throws SQLException {
		return insert(chat, null, null);
	}

	/** Gives a draft its id and its world, with which it is a chat. */
	public void publish(long draft, Chat chat) throws SQLException {
		sql.update("UPDATE chat SET id = ?, world = ? WHERE number = ?", chat.getId(), chat.getWorld(), draft);
	}

	private long insert(Chat chat, ChatId id, WorldId world) throws SQLException {
		Instant lastMessageAt = chat.getLastMessageAt() == null ? chat.getCreatedAt() : chat.getLastMessageAt();
		return sql.first(row -> row.number("number"), """
				INSERT INTO chat (id, world, name, revision, created_at, last_message_at, pinned, archived, seen_position,
					name_source, branched_from, branched_from_name)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number""", id, world, chat.getName(),
				chat.getRevision(), chat.getCreatedAt(), lastMessageAt, chat.isPinned(), chat.isArchived(),
				chat.getSeenPosition(), chat.getNameSource(), chat.getBranchedFrom(), chat.getBranchedFromName())
				.orElseThrow();
	}

	public void delete(ChatId chat) throws SQLException, StoreException {
		if (sql.update("UPDATE chat SET id = NULL, world = NULL WHERE id = ?", chat) == 0) {
			throw Missing.chat(chat);
		}
	}

	void deleteAllOf(WorldId world) throws SQLException {
		sql.update("UPDATE chat SET id = NULL, world = NULL WHERE world = ?", world);
	}

	/** The next of the chats without a world, which were deleted or are being written, in the order of their index. */
	public Optional<Unlisted> nextUnlisted(Unlisted after) throws SQLException {
		return sql.first(
				row -> new Unlisted(row.number("pinned"), row.number("last_message_at"), row.number("number")), """
						SELECT pinned, last_message_at, number FROM chat
						WHERE world IS NULL AND (pinned, last_message_at, number) > (?, ?, ?)
						ORDER BY pinned, last_message_at, number LIMIT 1""", after.pinned(), after.lastMessageAt(), after.number());
	}

	/**
	 * Removes some rows of a chat that was deleted, and its own once there are no others.
	 *
	 * @param limit how many of its messages, and how many of those who see them, at most
	 * @return how many rows it removed; at least one
	 */
	public int purge(Unlisted chat, int limit) throws SQLException {
		int messages = sql.update(
				"DELETE FROM message WHERE number IN (SELECT number FROM message WHERE chat = ? LIMIT ?)",
				chat.number(), limit);
		int recipients = sql.update("""
				DELETE FROM recipient WHERE chat = ?1 AND (agent, position) IN
					(SELECT agent, position FROM recipient WHERE chat = ?1 LIMIT ?2)""", chat.number(), limit);
		boolean last = messages < limit && recipients < limit;
		return messages + recipients + (last ? sql.update("DELETE FROM chat WHERE number = ?", chat.number()) : 0);
	}

	public Optional<Chat> definition(ChatId chat) throws SQLException {
		return sql.first(ChatTable::definition, "SELECT * FROM chat WHERE id = ?", chat);
	}

	/** The chats of a world: pinned ones first, then the one with the newest message first. */
	public List<Chat> page(WorldId world, boolean archived, Optional<ChatId> after, int limit)
			throws SQLException, StoreException {
		if (after.isEmpty()) {
			return sql.list(ChatTable::definition, """
					SELECT * FROM chat WHERE world = ? AND archived <= ?
					ORDER BY pinned DESC, last_message_at DESC, number DESC LIMIT ?""", world, archived, limit);
		}
		Entry last = entry(after.get());
		return sql.list(ChatTable::definition, """
				SELECT * FROM chat WHERE world = ? AND archived <= ? AND (pinned, last_message_at, number) < (?, ?, ?)
				ORDER BY pinned DESC, last_message_at DESC, number DESC LIMIT ?""", world, archived,
				last.definition().isPinned(), last.definition().getLastMessageAt(), last.number(), limit);
	}

	/** Looks at every chat of the world: SQLite itself knows the case of ASCII only. */
	public List<Chat> find(WorldId world, String text, boolean archived, int limit)
			throws SQLException, StoreException {
		String wanted = text.toLowerCase(Locale.ROOT);
		return page(world, archived, Optional.empty(), Integer.MAX_VALUE).stream()
				.filter(chat -> chat.getName().toLowerCase(Locale.ROOT).contains(wanted)).limit(limit).toList();
	}

	public List<Chat> named(WorldId world, String name) throws SQLException {
		return sql.list(ChatTable::definition,
				"SELECT * FROM chat WHERE world = ? AND name = ? ORDER BY created_at, number", world, name);
	}

	Entry entry(ChatId chat) throws SQLException, StoreException {
		return sql.first(row -> new Entry(row.number("number"), definition(row), row.number("last_position"),
				row.number("last_ordinal"), row.flag("queue_paused")), "SELECT * FROM chat WHERE id = ?", chat)
				.orElseThrow(() -> Missing.chat(chat));
	}

	/** What the chat's other rows refer to. */
	long number(ChatId chat) throws SQLException, StoreException {
		return sql.first(row -> row.number("number"), "SELECT number FROM chat WHERE id = ?", chat)
				.orElseThrow(() -> Missing.chat(chat));
	}

	void rename(long chat, String name, NameSource source) throws SQLException {
		sql.update("UPDATE chat SET name = ?, name_source = ?, revision = revision + 1 WHERE number = ?", name, source, chat);
	}

	void pin(long chat, boolean pinned) throws SQLException {
		sql.update("UPDATE chat SET pinned = ?, revision = revision + 1 WHERE number = ?", pinned, chat);
	}

	void archive(long chat, boolean archived) throws SQLException {
		sql.update("UPDATE chat SET archived = ?, revision = revision + 1 WHERE number = ?", archived, chat);
	}

	void markSeen(long chat, long position) throws SQLException {
		sql.update("UPDATE chat SET seen_position = max(seen_position, ?) WHERE number = ?", position, chat);
	}

	/**
	 * A message comes to the end of the log.
	 *
	 * @return whether its position is above all that there ever were; nothing was done otherwise
	 */
	boolean grow(long chat, long position, Instant at) throws SQLException {
		return sql.update(
				"UPDATE chat SET last_position = ?, last_message_at = ? WHERE number = ? AND last_position < ?",
				position, at, chat, position) == 1;
	}

	/** The number of a new cut; from 1 upwards in each chat. */
	long nextCut(long chat) throws SQLException {
		return sql.first(row -> row.number("last_cut"),
				"UPDATE chat SET last_cut = last_cut + 1 WHERE number = ? RETURNING last_cut", chat).orElseThrow();
	}

	/** Messages were cut: which is the newest now? */
	void findNewestMessage(long chat) throws SQLException {
		sql.update("""
				UPDATE chat SET last_message_at = coalesce((SELECT created_at FROM message
					WHERE message.chat = chat.number AND cut_by IS NULL ORDER BY position DESC LIMIT 1), created_at)
				WHERE number = ?""", chat);
	}

	void countTurn(long chat, long ordinal) throws SQLException {
		sql.update("UPDATE chat SET last_ordinal = max(last_ordinal, ?) WHERE number = ?", ordinal, chat);
	}

	void pauseQueue(long chat, boolean paused) throws SQLException {
		sql.update("UPDATE chat SET queue_paused = ? WHERE number = ?", paused, chat);
	}

	private static Chat definition(Row row) throws SQLException {
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ChatId.parse(row.text("id")));
		chat.setWorld(WorldId.parse(row.text("world")));
		chat.setName(row.text("name"));
		chat.setRevision(row.number("revision"));
		chat.setCreatedAt(row.instant("created_at"));
		chat.setLastMessageAt(row.instant("last_message_at"));
		chat.setPinned(row.flag("pinned"));
		chat.setArchived(row.flag("archived"));
		chat.setSeenPosition(row.number("seen_position"));
		chat.setNameSource(row.literal(NameSource.class, "name_source"));
		row.optionalText("branched_from").map(ChatId::parse).ifPresent(chat::setBranchedFrom);
		chat.setBranchedFromName(row.text("branched_from_name"));
		return chat;
	}
}
