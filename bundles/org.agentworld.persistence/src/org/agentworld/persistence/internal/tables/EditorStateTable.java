package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.Optional;

import org.agentworld.events.id.ChatId;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.EditorState;
import org.agentworld.spi.store.EditorState.ReadingPlace;

/** What a person left in the editors of chats. */
public final class EditorStateTable {

	private final Sql sql;

	public EditorStateTable(Sql sql) {
		this.sql = sql;
	}

	public EditorState of(ChatId chat) throws SQLException {
		return sql.first(EditorStateTable::state, """
				SELECT editor_state.* FROM editor_state JOIN chat ON chat.number = editor_state.chat
				WHERE chat.id = ?""", chat).orElse(EditorState.NEW);
	}

	/** Does nothing if the chat is gone. */
	public void put(ChatId chat, EditorState state) throws SQLException {
		sql.update("""
				INSERT OR REPLACE INTO editor_state (chat, draft, caret, place, place_offset)
				SELECT number, ?, ?, ?, ? FROM chat WHERE id = ?""", state.draft(), state.caret(),
				state.place().map(ReadingPlace::entry).orElse(null),
				state.place().map(ReadingPlace::offset).orElse(0), chat);
	}

	private static EditorState state(Row row) throws SQLException {
		int offset = Math.toIntExact(row.number("place_offset"));
		return new EditorState(row.text("draft"), Math.toIntExact(row.number("caret")),
				row.optionalText("place").map(entry -> new ReadingPlace(entry, offset)));
	}
}
