package org.agentworld.persistence.internal.sql;

import java.nio.file.Path;
import java.sql.SQLException;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Says in words what SQLite reports by number.
 *
 * @param folder the data folder, which the messages name
 */
public record SqliteErrors(Path folder) {

	private static final int PRIMARY_CODE = 0xff;

	/** Whether what was to be written contradicts what is there; the transaction goes on then. */
	public boolean isConflict(SQLException e) {
		return primary(e) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
	}

	public StoreException describe(SQLException e) {
		if (code(e) == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code) { // the memory map of the log could not grow
			return diskFull(e);
		}
		return switch (SQLiteErrorCode.getErrorCode(primary(e))) {
			case SQLITE_FULL -> diskFull(e);
			case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> new StoreException(Kind.READ_ONLY, "The data folder "
					+ folder + " cannot be written. Nothing was changed. Allow writing to it and to the files in it, or"
					+ " choose another data folder.", e);
			case SQLITE_CORRUPT, SQLITE_NOTADB -> new StoreException(Kind.DAMAGED, "The database in " + folder
					+ " is damaged and was left as it is. Restore the folder from a backup, or choose another data"
					+ " folder.", e);
			case SQLITE_BUSY, SQLITE_LOCKED -> new StoreException(Kind.LOCKED, "Another program keeps the database in "
					+ folder + " locked. Nothing was changed. Close that program and try again.", e);
			case SQLITE_CONSTRAINT -> new StoreException(Kind.CONFLICT, "What was to be saved contradicts what is in"
					+ " the database: a name or a number is taken, or something that it refers to does not exist."
					+ " Nothing was changed. Look at the present state and try again.", e);
			case SQLITE_TOOBIG -> new StoreException(Kind.OTHER, "What was to be saved is too large for the database"
					+ " in " + folder + ". Nothing was changed. Save less at once.", e);
			default -> new StoreException(Kind.OTHER, "The database in " + folder + " could not do its work. Nothing"
					+ " was changed. Check the disk, then try again. The database said: " + e.getMessage(), e);
		};
	}

	private StoreException diskFull(SQLException e) {
		return new StoreException(Kind.DISK_FULL, "There is no space left on the disk of the data folder " + folder
				+ ". Nothing was changed. Free some space and try again.", e);
	}

	private static int primary(SQLException e) {
		return code(e) & PRIMARY_CODE;
	}

	private static int code(SQLException e) {
		return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
	}
}
