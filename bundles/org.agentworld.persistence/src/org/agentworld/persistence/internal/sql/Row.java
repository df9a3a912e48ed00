package org.agentworld.persistence.internal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The row that a query stands on; valid only while its {@link Sql.Mapper} runs. */
public final class Row {

	private final ResultSet result;

	Row(ResultSet result) {
		this.result = result;
	}

	/** Null where the column is. */
	public String text(String column) throws SQLException {
		return StoredText.fromColumn(result.getObject(column));
	}

	public Optional<String> optionalText(String column) throws SQLException {
		return Optional.ofNullable(text(column));
	}

	public long number(String column) throws SQLException {
		return result.getLong(column);
	}

	public OptionalLong optionalNumber(String column) throws SQLException {
		long value = result.getLong(column);
		return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
	}

	public byte[] bytes(String column) throws SQLException {
		return result.getBytes(column);
	}

	public boolean flag(String column) throws SQLException {
		return result.getLong(column) != 0;
	}

	/** Null where the column is. */
	public Double decimal(String column) throws SQLException {
		double value = result.getDouble(column);
		return result.wasNull() ? null : value;
	}

	public Instant instant(String column) throws SQLException {
		return StoredInstant.fromColumn(result.getLong(column));
	}

	public Optional<Instant> optionalInstant(String column) throws SQLException {
		OptionalLong value = optionalNumber(column);
		return value.isEmpty() ? Optional.empty() : Optional.of(StoredInstant.fromColumn(value.getAsLong()));
	}

	public <E extends Enum<E>> E literal(Class<E> type, String column) throws SQLException {
		return Enum.valueOf(type, text(column));
	}
}
