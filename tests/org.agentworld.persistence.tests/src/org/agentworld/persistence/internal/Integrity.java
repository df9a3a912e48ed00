package org.agentworld.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;

import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** What SQLite itself thinks of a store that is closed. */
final class Integrity {

	static void check(Path folder) throws SQLException, StoreException {
		try (Sql sql = Connections.writing(folder.resolve("agentworld.db"))) {
			assertThat(sql.list(row -> row.text("integrity_check"), "PRAGMA integrity_check")).containsExactly("ok");
			assertThat(sql.list(row -> row.text("table"), "PRAGMA foreign_key_check")).isEmpty();
		}
	}

	private Integrity() {
	}
}
