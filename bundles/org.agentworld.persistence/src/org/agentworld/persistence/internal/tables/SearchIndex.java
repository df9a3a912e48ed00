package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.WorldId;
import org.agentworld.persistence.internal.sql.Sql;

/**
 * Finds messages by their text and the names of their files. A trigger takes out what is deleted; what is cut stays, and is
 * not found. The index cannot hold NUL and halves of surrogate pairs: there, and in what is looked for, they are the
 * replacement character. Of a very long message only the beginning is found: indexing ten megabytes takes the one writer
 * seconds, which all chats would wait for.
 */
public final class SearchIndex {

	private static final int LONGEST = 256 * 1024; // in UTF-16 units

	private static final char REPLACEMENT = '\uFFFD';

	private final Sql sql;

	public SearchIndex(Sql sql) {
		this.sql = sql;
	}

	void add(long number, Message message) throws SQLException {
		String names = message.attachments().stream().map(ContentPart.Attachment::name).map(name -> name + "\n")
				.collect(Collectors.joining());
		String text = names + message.text();
		sql.update("INSERT INTO message_text (rowid, text) VALUES (?, ?)", number,
				indexable(text.substring(0, Math.min(text.length(), LONGEST))));
	}

	/** The messages of a world that contain the text literally, in any case; the newest first. */
	public List<Message> find(WorldId world, String text, int limit) throws SQLException {
		String phrase = '"' + indexable(text).replace("\"", "\"\"") + '"';
		return new MessageTable(sql).complete(sql.list(MessageTable.Head::of, "SELECT " + MessageTable.COLUMNS + """
				 FROM message_text JOIN message ON message.number = message_text.rowid
					JOIN chat ON chat.number = message.chat
				WHERE message_text MATCH ? AND chat.world = ? AND message.cut_by IS NULL ORDER BY message_text.rowid DESC LIMIT ?""", phrase,
				world, limit));
	}

	private static String indexable(String text) {
		StringBuilder result = new StringBuilder(text.length());
		text.codePoints().map(point -> isIndexable(point) ? point : REPLACEMENT).forEach(result::appendCodePoint);
		return result.toString();
	}

	private static boolean isIndexable(int codePoint) {
		return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
	}
}
