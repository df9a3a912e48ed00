package org.agentworld.persistence.internal;

import java.sql.SQLException;

import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** Something to be read. */
@FunctionalInterface
interface Query<T> {

	/** Called on a reader's thread inside of a transaction: all statements see the same state. */
	T read(Sql sql) throws SQLException, StoreException;
}
