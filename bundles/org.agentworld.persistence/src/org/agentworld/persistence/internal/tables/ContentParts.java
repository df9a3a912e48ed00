package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** The content of messages, in a table of parts that refer to their message's number. */
final class ContentParts {

	private static final String TEXT = "text";
	private static final String REASONING = "reasoning";
	private static final String ATTACHMENT = "attachment";
	/** A notice has this and its kind as its kind. */
	private static final String NOTICE = "notice:";

	private final Sql sql;
	private final String insert;
	private final String select;

	private ContentParts(Sql sql, String table) {
		this.sql = sql;
		this.insert = "INSERT INTO " + table
				+ " (message, ordinal, kind, body, took, attachment, media_type) VALUES (?, ?, ?, ?, ?, ?, ?)";
		this.select = "SELECT kind, body, took, media_type, id, size FROM " + table
				+ " LEFT JOIN attachment ON number = attachment WHERE message = ? ORDER BY ordinal";
	}

	static ContentParts ofLog(Sql sql) {
		return new ContentParts(sql, "message_part");
	}

	static ContentParts ofQueue(Sql sql) {
		return new ContentParts(sql, "queued_part");
	}

	void add(long message, List<ContentPart> content) throws SQLException, StoreException {
		int ordinal = 0;
		for (ContentPart part : content) {
			switch (part) {
				case ContentPart.Text(String text) -> sql.update(insert, message, ordinal, TEXT, text, 0, null, null);
				case ContentPart.Reasoning(String text, Duration took) ->
					sql.update(insert, message, ordinal, REASONING, text, took.toNanos(), null, null);
				case ContentPart.Notice(ContentPart.Notice.Kind kind, String text) ->
					sql.update(insert, message, ordinal, NOTICE + kind, text, 0, null, null);
				case ContentPart.Attachment file -> sql.update(insert, message, ordinal, ATTACHMENT, file.name(), 0,
						numberOf(file), file.mediaType());
			}
			ordinal++;
		}
	}

	private long numberOf(ContentPart.Attachment file) throws SQLException, StoreException {
		return new AttachmentTable(sql).number(file.id()).orElseThrow(() -> Conflict
				.because("the file '" + file.name() + "' that it names is not there; attach it again"));
	}

	List<ContentPart> of(long message) throws SQLException {
		return sql.list(ContentParts::part, select, message);
	}

	private static ContentPart part(Row row) throws SQLException {
		String body = row.text("body");
		return switch (row.text("kind")) {
			case TEXT -> new ContentPart.Text(body);
			case REASONING -> new ContentPart.Reasoning(body, Duration.ofNanos(row.number("took")));
			case ATTACHMENT -> new ContentPart.Attachment(AttachmentId.parse(row.text("id")), body, row.text("media_type"),
					row.number("size"));
			case String notice when notice.startsWith(NOTICE) -> new ContentPart.Notice(
					ContentPart.Notice.Kind.valueOf(notice.substring(NOTICE.length())), body);
			case String kind -> throw new IllegalStateException("A message has a part of an unknown kind: " + kind);
		};
	}
}
