package org.agentworld.persistence.internal;

import java.sql.SQLException;

import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** Something to be written, all of it or nothing. */
@FunctionalInterface
interface Change {

	/** Called on the writer's thread inside of a transaction, which the caller ends or undoes. */
	void apply(Sql sql) throws SQLException, StoreException;
}
