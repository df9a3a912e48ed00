package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.List;

import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelFactory;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** Connections, without keys. */
public final class ConnectionTable {

	private final Sql sql;

	public ConnectionTable(Sql sql) {
		this.sql = sql;
	}

	public List<ConnectionSettings> all() throws SQLException {
		return sql.list(ConnectionTable::connection, "SELECT * FROM connection ORDER BY name_key, id");
	}

	/** Writes a connection, new or changed. */
	public void put(ConnectionSettings connection) throws SQLException {
		sql.update("""
				INSERT INTO connection (id, name, name_key, revision, provider, base_url, key_source, key_variable,
					default_model, connect_seconds, first_token_seconds, silence_seconds, retries, parallel_calls)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
					revision = excluded.revision, provider = excluded.provider, base_url = excluded.base_url,
					key_source = excluded.key_source, key_variable = excluded.key_variable,
					default_model = excluded.default_model, connect_seconds = excluded.connect_seconds,
					first_token_seconds = excluded.first_token_seconds, silence_seconds = excluded.silence_seconds,
					retries = excluded.retries, parallel_calls = excluded.parallel_calls""", connection.getId(),
				connection.getName(), WorldTable.nameKey(connection.getName()), connection.getRevision(),
				connection.getProvider(), connection.getBaseUrl(), connection.getKeySource(), connection.getKeyVariable(),
				connection.getDefaultModel(), connection.getConnectSeconds(), connection.getFirstTokenSeconds(),
				connection.getSilenceSeconds(), connection.getRetries(), connection.getParallelCalls());
	}

	public void delete(String connection) throws SQLException, StoreException {
		if (sql.update("DELETE FROM connection WHERE id = ?", connection) == 0) {
			throw Missing.connection(connection);
		}
	}

	private static ConnectionSettings connection(Row row) throws SQLException {
		ConnectionSettings connection = ModelFactory.eINSTANCE.createConnectionSettings();
		connection.setId(row.text("id"));
		connection.setName(row.text("name"));
		connection.setRevision(row.number("revision"));
		connection.setProvider(row.text("provider"));
		connection.setBaseUrl(row.text("base_url"));
		connection.setKeySource(row.literal(KeySource.class, "key_source"));
		connection.setKeyVariable(row.text("key_variable"));
		connection.setDefaultModel(row.text("default_model"));
		connection.setConnectSeconds((int) row.number("connect_seconds"));
		connection.setFirstTokenSeconds((int) row.number("first_token_seconds"));
		connection.setSilenceSeconds((int) row.number("silence_seconds"));
		connection.setRetries((int) row.number("retries"));
		connection.setParallelCalls((int) row.number("parallel_calls"));
		return connection;
	}
}
