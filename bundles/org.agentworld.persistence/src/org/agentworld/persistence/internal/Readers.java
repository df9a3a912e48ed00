package org.agentworld.persistence.internal;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.sql.SqliteErrors;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/**
 * A few platform threads that read, each with a connection, beside the writer: no virtual thread runs native code, and
 * a slow search leaves the others a way. A caller waits for its answer and may be interrupted, which ends its wait and
 * not the reading.
 */
final class Readers implements AutoCloseable {

	static final int COUNT = 4;

	private final SqliteErrors errors;
	private final BlockingQueue<Sql> idle = new ArrayBlockingQueue<>(COUNT);
	private final ExecutorService threads = Executors.newFixedThreadPool(COUNT,
			Thread.ofPlatform().name("agentworld-store-reader-", 1).factory());

	private Readers(SqliteErrors errors) {
		this.errors = errors;
	}

	static Readers open(DataFolder folder, SqliteErrors errors) throws SQLException, StoreException {
		Readers readers = new Readers(errors);
		boolean complete = false;
		try {
			for (int i = 0; i < COUNT; i++) {
				readers.idle.add(Connections.reading(folder.database()));
			}
			complete = true;
			return readers;
		} finally {
			if (!complete) {
				readers.close();
			}
		}
	}

	/**
	 * @throws StoreException also {@code OTHER} if the calling thread is interrupted, whose flag is kept
	 */
	<T> T read(Query<T> query) throws StoreException {
		Future<T> answer;
		try {
			answer = threads.submit(() -> onReader(query));
		} catch (RejectedExecutionException _) { // says no more than that the store is closed
			throw Closed.exception();
		}
		try {
			return answer.get();
		} catch (InterruptedException e) {
			answer.cancel(false); // not begun: not needed; begun: SQLite ends in its own time
			Thread.currentThread().interrupt();
			throw new StoreException(Kind.OTHER, "Reading was given up because what asked for it was stopped.", e);
		} catch (ExecutionException e) {
			throw switch (e.getCause()) {
				case StoreException reason -> new StoreException(reason.kind(), reason.getMessage(), reason);
				case SQLException reason -> errors.describe(reason);
				default -> new StoreException(Kind.OTHER,
						"The database could not be read: " + e.getCause().getMessage(), e.getCause());
			};
		}
	}

	/** Ends the reads that were begun or wait, then closes the connections. */
	@Override
	public void close() throws SQLException {
		threads.close();
		for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
			sql.close();
		}
	}

	private <T> T onReader(Query<T> query) throws SQLException, StoreException {
		Sql sql = idle.remove(); // there are as many as threads
		try {
			sql.run("BEGIN");
			try {
				T value = query.read(sql);
				sql.run("COMMIT");
				return value;
			} catch (SQLException | StoreException | RuntimeException | Error e) {
				sql.rollback(e);
				throw e;
			}
		} finally {
			idle.add(sql);
		}
	}
}
