package org.agentworld.persistence.internal.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps from an empty file to the tables of today: {@code migrations/1.sql}, {@code 2.sql} and so on. The file's
 * {@code user_version} says how many of them it has seen. A step that was released is never changed; a change is a new
 * step.
 */
public final class Migrations {

	private static final List<String> STEPS = load();

	/** The version that this program reads and writes. */
	public static int newest() {
		return STEPS.size();
	}

	/** How many steps a file has seen; 0 if it is not ours. */
	public static int versionOf(Sql sql) throws SQLException {
		return Integer.parseInt(sql.pragma("user_version"));
	}

	/** Takes the steps that are missing, each in a transaction of its own. */
	public static void apply(Sql sql) throws SQLException {
		apply(sql, newest());
	}

	/** Takes the steps that are missing up to a version. */
	public static void apply(Sql sql, int last) throws SQLException {
		for (int version = versionOf(sql) + 1; version <= last; version++) {
			sql.run("BEGIN IMMEDIATE");
			try {
				sql.run(STEPS.get(version - 1));
				sql.run("PRAGMA user_version = " + version);
				sql.run("COMMIT");
			} catch (SQLException e) {
				sql.rollback(e);
				throw e;
			}
		}
	}

	private static List<String> load() {
		List<String> steps = new ArrayList<>();
		try {
			for (;;) {
				String name = "migrations/" + (steps.size() + 1) + ".sql";
				try (InputStream step = Migrations.class.getResourceAsStream(name)) {
					if (step == null) {
						return List.copyOf(steps);
					}
					steps.add(new String(step.readAllBytes(), StandardCharsets.UTF_8));
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Migrations() {
	}
}
