package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The files of a data folder that no program has open. */
record DataFolderFiles(Path folder) {

	/** Fails unless SQLite finds the database sound. Looks at a copy: opening it would tidy up what a kill left behind. */
	void assertSound() throws IOException, SQLException {
		Path copy = Files.createTempDirectory("agent-world-copy");
		try {
			for (String file : List.of("agentworld.db", "agentworld.db-wal")) {
				if (Files.exists(folder.resolve(file))) {
					Files.copy(folder.resolve(file), copy.resolve(file));
				}
			}
			try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("agentworld.db"))) {
				assertThat(answer(database, "PRAGMA integrity_check")).isEqualTo("ok");
				assertThat(answer(database, "PRAGMA foreign_key_check")).isEmpty();
			}
		} finally {
			for (Path file : files(copy)) {
				Files.delete(file);
			}
			Files.delete(copy);
		}
	}

	/** Every file, in any folder below. */
	List<Path> all() throws IOException {
		return files(folder);
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}

	private static String answer(Connection database, String question) throws SQLException {
		StringBuilder answer = new StringBuilder();
		try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(question)) {
			while (rows.next()) {
				answer.append(rows.getString(1));
			}
		}
		return answer.toString();
	}
}
