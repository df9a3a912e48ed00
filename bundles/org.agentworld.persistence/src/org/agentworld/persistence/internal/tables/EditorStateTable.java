package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.AttachmentId;
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
		List<ContentPart.Attachment> attachments = sql.list(EditorStateTable::attachment, """
				SELECT attachment.id, name, media_type, size FROM draft_attachment
					JOIN attachment ON attachment.number = attachment
				WHERE chat = (SELECT number FROM chat WHERE id = ?) ORDER BY ordinal""", chat);
		return sql.first(row -> state(row, attachments), """
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
		sql.update("DELETE FROM draft_attachment WHERE chat = (SELECT number FROM chat WHERE id = ?)", chat);
		int ordinal = 0;
		for (ContentPart.Attachment file : state.attachments()) {
			sql.update("""
					INSERT INTO draft_attachment (chat, ordinal, attachment, name, media_type)
					SELECT chat.number, ?, attachment.number, ?, ? FROM chat, attachment
					WHERE chat.id = ? AND attachment.id = ?""", ordinal++, file.name(), file.mediaType(), chat, file.id());
		}
	}

	private static ContentPart.Attachment attachment(Row row) throws SQLException {
		return new ContentPart.Attachment(AttachmentId.parse(row.text("id")), row.text("name"), row.text("media_type"),
				row.number("size"));
	}

	private static EditorState state(Row row, List<ContentPart.Attachment> attachments) throws SQLException {
		int offset = Math.toIntExact(row.number("place_offset"));
		return new EditorState(row.text("draft"), attachments, Math.toIntExact(row.number("caret")),
				row.optionalText("place").map(entry -> new ReadingPlace(entry, offset)));
	}
}
