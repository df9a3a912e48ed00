package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.Optional;

import org.agentworld.events.id.AttachmentId;
import org.agentworld.persistence.internal.sql.Sql;

/** The files of messages and drafts; each content once. */
public final class AttachmentTable {

	private final Sql sql;

	public AttachmentTable(Sql sql) {
		this.sql = sql;
	}

	/** Does nothing if the content is there. */
	public void put(AttachmentId id, byte[] content) throws SQLException {
		if (number(id).isEmpty()) {
			long number = sql.first(row -> row.number("number"),
					"INSERT INTO attachment (id, size) VALUES (?, ?) RETURNING number", id, content.length).orElseThrow();
			sql.update("INSERT INTO attachment_content (attachment, content) VALUES (?, ?)", number, content);
		}
	}

	public Optional<byte[]> content(AttachmentId id) throws SQLException {
		return sql.first(row -> row.bytes("content"), """
				SELECT content FROM attachment_content JOIN attachment ON number = attachment WHERE id = ?""", id);
	}

	/** What a part or a draft refers to. */
	Optional<Long> number(AttachmentId id) throws SQLException {
		return sql.first(row -> row.number("number"), "SELECT number FROM attachment WHERE id = ?", id);
	}

	/** A file that no message and no draft names, with its number. */
	public record Unused(long number, AttachmentId id) {
	}

	/** The next of them. */
	public Optional<Unused> nextUnused(long after) throws SQLException {
		return sql.first(row -> new Unused(row.number("number"), AttachmentId.parse(row.text("id"))), """
				SELECT number, id FROM attachment
				WHERE number > ? AND NOT EXISTS (SELECT 1 FROM message_part WHERE message_part.attachment = number)
					AND NOT EXISTS (SELECT 1 FROM queued_part WHERE queued_part.attachment = number)
					AND NOT EXISTS (SELECT 1 FROM draft_attachment WHERE draft_attachment.attachment = number)
				ORDER BY number LIMIT 1""", after);
	}

	public void delete(Unused file) throws SQLException {
		sql.update("DELETE FROM attachment WHERE number = ?", file.number());
	}
}
