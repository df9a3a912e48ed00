package org.agentworld.persistence.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;

/**
 * One connection, for one thread at a time. Statements are kept prepared, since the same few come again with every
 * message; each text of a statement is a constant, so there is a bounded number of them. A mapper must not run the
 * statement again that it reads from.
 */
public final class Sql implements AutoCloseable {

	/** Makes a value of a row. */
	@FunctionalInterface
	public interface Mapper<T> {
		T map(Row row) throws SQLException;
	}

	private final Connection connection;
	private final Map<String, PreparedStatement> statements = new HashMap<>();

	Sql(Connection connection) {
		this.connection = connection;
	}

	/** Runs a statement, or several, without values. */
	public void run(String script) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(script);
		}
	}

	/** @return how many rows were changed */
	public int update(String statement, Object... values) throws SQLException {
		PreparedStatement prepared = prepared(statement, values);
		int changed = prepared.executeUpdate();
		prepared.clearParameters(); // they would be kept until the statement's next use, and may be large
		return changed;
	}

	/** All rows, in the order of the statement. */
	public <T> List<T> list(Mapper<T> mapper, String statement, Object... values) throws SQLException {
		List<T> found = new ArrayList<>();
		try (ResultSet result = prepared(statement, values).executeQuery()) {
			Row row = new Row(result);
			while (result.next()) {
				found.add(mapper.map(row));
			}
		}
		return found;
	}

	/** The first row, if there is one. */
	public <T> Optional<T> first(Mapper<T> mapper, String statement, Object... values) throws SQLException {
		try (ResultSet result = prepared(statement, values).executeQuery()) {
			return result.next() ? Optional.of(mapper.map(new Row(result))) : Optional.empty();
		}
	}

	/** The value of a PRAGMA, as text. */
	public String pragma(String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("PRAGMA " + name)) {
			return result.next() ? result.getString(1) : "";
		}
	}

	/**
	 * Undoes the transaction that failed. SQLite has done that already after some errors and then refuses to do it
	 * again, so a failure of this is only noted with its cause.
	 */
	public void rollback(Throwable cause) {
		try {
			run("ROLLBACK");
		} catch (SQLException e) {
			cause.addSuppressed(e);
		}
	}

	@Override
	public void close() throws SQLException {
		connection.close();
	}

	private PreparedStatement prepared(String statement, Object... values) throws SQLException {
		PreparedStatement prepared = statements.get(statement);
		if (prepared == null) {
			prepared = connection.prepareStatement(statement);
			statements.put(statement, prepared);
		}
		for (int i = 0; i < values.length; i++) {
			bind(prepared, i + 1, values[i]);
		}
		return prepared;
	}

	private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
		switch (value) {
			case null -> statement.setObject(index, null);
			case Optional<?> optional -> bind(statement, index, optional.orElse(null));
			case OptionalLong optional -> bind(statement, index, optional.isEmpty() ? null : optional.getAsLong());
			case String text -> statement.setObject(index, StoredText.toColumn(text));
			case Integer number -> statement.setInt(index, number);
			case Long number -> statement.setLong(index, number);
			case Double number -> statement.setDouble(index, number);
			case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
			case Instant instant -> statement.setLong(index, StoredInstant.toColumn(instant));
			case Duration duration -> statement.setString(index, duration.toString());
			case Enum<?> literal -> statement.setString(index, literal.name());
			case WorldId id -> statement.setString(index, id.toString());
			case AgentId id -> statement.setString(index, id.toString());
			case ChatId id -> statement.setString(index, id.toString());
			case MessageId id -> statement.setString(index, id.toString());
			case TurnId id -> statement.setString(index, id.toString());
			case AttachmentId id -> statement.setString(index, id.toString());
			case byte[] bytes -> statement.setBytes(index, bytes);
			default -> throw new IllegalArgumentException("No column holds a " + value.getClass().getName() + ".");
		}
	}
}
