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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a data folder that no program has open. */
record DataFolderFiles(Path folder) {

	private static final String DATABASE = "agentworld.db";

	/** Fails unless SQLite finds the database sound. */
	void assertSound() throws IOException, SQLException {
		assertThat(answer("PRAGMA integrity_check")).containsExactly("ok");
		assertThat(answer("PRAGMA foreign_key_check")).isEmpty();
	}

	/**
	 * What the database answers in its first column. A copy is asked: to open a database is to tidy up what a kill left
	 * behind.
	 */
	List<String> answer(String question) throws IOException, SQLException {
		Path copy = Files.createTempDirectory("agent-world-copy");
		try {
			for (String file : List.of(DATABASE, DATABASE + "-wal")) {
				if (Files.exists(folder.resolve(file))) {
					Files.copy(folder.resolve(file), copy.resolve(file));
				}
			}
			return answer(copy.resolve(DATABASE), question);
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

	private static List<String> answer(Path database, String question) throws SQLException {
		List<String> answer = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(question)) {
			while (rows.next()) {
				answer.add(rows.getString(1));
			}
		}
		return answer;
	}
}
