package org.agentworld.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.DatabaseFile;
import org.agentworld.persistence.internal.sql.Migrations;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.sql.SqliteErrors;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreFactory;
import org.osgi.service.component.annotations.Component;

/** Opens stores on SQLite: takes the folder first, then looks at the database, and only then works with it. */
@Component
public final class SqliteStoreFactory implements StoreFactory {

	@Override
	public Store open(Path folder) throws StoreException {
		return Uninterruptibly.onPlatformThread("agentworld-store-open", () -> openIn(DataFolder.take(folder)));
	}

	private static Store openIn(DataFolder folder) throws StoreException {
		SqliteErrors errors = new SqliteErrors(folder.path());
		try {
			new DatabaseFile(folder.database()).prepare();
			return connect(folder, errors);
		} catch (SQLException e) {
			throw released(folder, errors.describe(e));
		} catch (IOException e) {
			throw released(folder, FolderErrors.describe(folder.path(), e));
		} catch (StoreException | RuntimeException | Error e) {
			released(folder, e);
			throw e;
		}
	}

	private static Store connect(DataFolder folder, SqliteErrors errors) throws SQLException, StoreException {
		Sql writing = Connections.writing(folder.database());
		try {
			Migrations.apply(writing);
			Readers readers = Readers.open(folder, errors);
			return new SqliteStore(folder, errors, readers, new Writer(writing, errors));
		} catch (SQLException | StoreException | RuntimeException | Error e) {
			writing.close();
			throw e;
		}
	}

	private static <E extends Throwable> E released(DataFolder folder, E reason) {
		try {
			folder.close();
		} catch (StoreException e) {
			reason.addSuppressed(e);
		}
		return reason;
	}
}
