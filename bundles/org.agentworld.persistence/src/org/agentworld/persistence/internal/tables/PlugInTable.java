package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.Set;

import org.agentworld.persistence.internal.sql.Sql;

/** The plug-ins that are switched off. */
public final class PlugInTable {

	private final Sql sql;

	public PlugInTable(Sql sql) {
		this.sql = sql;
	}

	public Set<String> off() throws SQLException {
		return Set.copyOf(sql.list(row -> row.text("name"), "SELECT name FROM plug_in_off"));
	}

	public void putOff(String plugIn, boolean off) throws SQLException {
		sql.update(off ? "INSERT OR IGNORE INTO plug_in_off (name) VALUES (?)" : "DELETE FROM plug_in_off WHERE name = ?",
				plugIn);
	}
}
