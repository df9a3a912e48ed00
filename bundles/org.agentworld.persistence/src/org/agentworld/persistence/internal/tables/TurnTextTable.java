package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;

import org.agentworld.events.id.TurnId;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.AppendTurnText;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.StoreException;

/**
 * What running turns wrote until their last checkpoint. A checkpoint adds a row, so its cost does not grow with the
 * text.
 */
final class TurnTextTable {

	private final Sql sql;

	TurnTextTable(Sql sql) {
		this.sql = sql;
	}

	void append(AppendTurnText addition) throws SQLException, StoreException {
		long saved = sql.first(row -> row.number("end"),
				"SELECT offset + length AS end FROM turn_text WHERE turn = ? AND kind = ? ORDER BY offset DESC LIMIT 1",
				addition.turn(), addition.kind()).orElse(0L);
		if (addition.offset() != saved) {
			throw Conflict.because("the text of the turn " + addition.turn() + " goes on at " + saved + ", not at "
					+ addition.offset());
		}
		if (!addition.text().isEmpty()) {
			sql.update("INSERT INTO turn_text (turn, kind, offset, length, text) VALUES (?, ?, ?, ?, ?)",
					addition.turn(), addition.kind(), addition.offset(), addition.text().length(), addition.text());
		}
	}

	String of(TurnId turn, TextKind kind) throws SQLException {
		return String.join("", sql.list(row -> row.text("text"),
				"SELECT text FROM turn_text WHERE turn = ? AND kind = ? ORDER BY offset", turn, kind));
	}

	void delete(TurnId turn) throws SQLException {
		sql.update("DELETE FROM turn_text WHERE turn = ?", turn);
	}
}
