package org.agentworld.persistence.internal.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens connections that are set as the store needs them. SQLite ignores a PRAGMA that it does not like, so all are
 * read back.
 */
public final class Connections {

	private static final String BUSY_TIMEOUT_MILLIS = "5000";

	/** A connection that reads and writes. */
	public static Sql writing(Path database) throws SQLException, StoreException {
		Map<String, String> pragmas = common();
		pragmas.put("journal_mode", "wal");
		Sql sql = open(database.toUri().toString(), false, pragmas);
		try {
			sql.run("BEGIN IMMEDIATE; ROLLBACK"); // a file that may not be written is opened for reading without a word
			return sql;
		} catch (SQLException e) {
			sql.close();
			throw e;
		}
	}

	/** A connection that reads what others write. */
	public static Sql reading(Path database) throws SQLException, StoreException {
		Map<String, String> pragmas = common();
		pragmas.put("query_only", "1");
		return open(database.toUri().toString(), true, pragmas);
	}

	/**
	 * A connection to a file that is being made: without a write-ahead log, so that it is one file when it is closed.
	 */
	public static Sql creating(Path database) throws SQLException, StoreException {
		Map<String, String> pragmas = common();
		pragmas.put("journal_mode", "delete");
		return open(database.toUri().toString(), false, pragmas);
	}

	/**
	 * A connection that leaves no trace in the folder, to look at a file before it is known whether it may be touched.
	 * Where there is no write-ahead log, which is so unless a process died, the file is opened as one that nobody
	 * changes; otherwise SQLite would make a log.
	 */
	public static Sql inspecting(Path database) throws SQLException, StoreException, IOException {
		Path log = database.resolveSibling(database.getFileName() + "-wal");
		boolean hasLog = Files.exists(log) && Files.size(log) > 0;
		return open(database.toUri() + (hasLog ? "" : "?immutable=1"), true, Map.of());
	}

	private static Map<String, String> common() {
		Map<String, String> pragmas = new LinkedHashMap<>();
		pragmas.put("busy_timeout", BUSY_TIMEOUT_MILLIS);
		pragmas.put("synchronous", "2"); // FULL
		pragmas.put("foreign_keys", "1");
		return pragmas;
	}

	/** The file is given as a URI, in which a path may contain any character. */
	private static Sql open(String uri, boolean readOnly, Map<String, String> pragmas)
			throws SQLException, StoreException {
		SQLiteConfig config = new SQLiteConfig();
		config.setReadOnly(readOnly);
		config.setOpenMode(SQLiteOpenMode.OPEN_URI);
		Sql sql = new Sql(config.createConnection("jdbc:sqlite:" + uri));
		try {
			for (Map.Entry<String, String> pragma : pragmas.entrySet()) {
				sql.run("PRAGMA " + pragma.getKey() + " = " + pragma.getValue());
				verify(sql, pragma.getKey(), pragma.getValue());
			}
			return sql;
		} catch (SQLException | StoreException e) {
			sql.close();
			throw e;
		}
	}

	private static void verify(Sql sql, String pragma, String wanted) throws SQLException, StoreException {
		String actual = sql.pragma(pragma);
		if (!wanted.equals(actual)) {
			throw new StoreException(Kind.OTHER, "The database cannot be used safely: it was told to set " + pragma
					+ " to " + wanted + ", but it is " + actual + ". Keep the data folder on a local disk.");
		}
	}

	private Connections() {
	}
}
