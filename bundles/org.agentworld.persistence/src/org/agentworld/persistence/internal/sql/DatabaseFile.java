package org.agentworld.persistence.internal.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/**
 * The file of the database, before the store works with it.
 *
 * @param path where it is or will be
 */
public record DatabaseFile(Path path) {

	/**
	 * Makes the file, or makes sure that an existing one is ours and can be read by this program. Changes nothing that
	 * is there.
	 */
	public void prepare() throws SQLException, StoreException, IOException {
		if (Files.exists(path)) {
			inspect();
		} else {
			create();
		}
	}

	private void inspect() throws SQLException, StoreException, IOException {
		int version;
		try (Sql sql = Connections.inspecting(path)) {
			version = Migrations.versionOf(sql);
		}
		if (version > Migrations.newest()) {
			throw new StoreException(Kind.NEWER_VERSION, "The database " + path + " was written by a later version of"
					+ " this program (its format is " + version + ", this program knows " + Migrations.newest()
					+ "). It was left as it is. Start that version, or choose another data folder.");
		}
		if (version < 1) {
			throw damaged("is empty or was not written by this program");
		}
	}

	/**
	 * Under another name first, so that a file of the right name is complete, and an empty one is known to be damaged.
	 */
	private void create() throws SQLException, StoreException, IOException {
		if (Files.exists(beside("-wal"))) {
			throw damaged("is missing, but not its log of changes " + beside("-wal").getFileName());
		}
		Path unfinished = beside(".new");
		Files.deleteIfExists(unfinished);
		Files.deleteIfExists(beside(".new-journal"));
		try (Sql sql = Connections.creating(unfinished)) {
			Migrations.apply(sql);
		}
		Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
	}

	private Path beside(String suffix) {
		return path.resolveSibling(path.getFileName() + suffix);
	}

	private StoreException damaged(String how) {
		return new StoreException(Kind.DAMAGED, "The database " + path + " " + how
				+ ". Nothing was changed. Restore the folder from a backup, or choose another data folder.");
	}
}
