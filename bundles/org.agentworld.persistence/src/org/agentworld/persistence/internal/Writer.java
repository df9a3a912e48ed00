package org.agentworld.persistence.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.sql.SqliteErrors;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What came in while it wrote goes into its next transaction together, so that one wait for
 * the disk serves many chats; each change stands in a savepoint of its own and can fail alone. A platform thread, since
 * SQLite is native code, which would hold a virtual thread's carrier while it waits for the disk.
 * <p>
 * The queue has no bound: whoever must not outrun the disk waits for the future of what it gave.
 */
final class Writer implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

	/** Keeps the first change of a group from waiting for an endless crowd behind it. */
	private static final int LARGEST_GROUP = 256;

	/** Ends the thread after all that came before. */
	private static final Task END = new Task(_ -> {}, new CompletableFuture<>());

	private record Task(Change change, CompletableFuture<Void> durable) {
	}

	private record Refused(Task task, StoreException reason) {
	}

	private final Sql sql;
	private final SqliteErrors errors;
	private final FaultPoint faultPoint = new FaultPoint();
	private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
	private final Thread thread = Thread.ofPlatform().name("agentworld-store-writer").unstarted(this::work);

	/**
	 * Completes the futures. A caller's code that hangs on one would run on the thread that completes it; on this one
	 * it would hold up all chats, and deadlock if it waited for another change.
	 */
	private final ExecutorService completer = Executors
			.newThreadPerTaskExecutor(Thread.ofVirtual().name("agentworld-store-completer-", 0).factory());

	private boolean closed;

	/** @param sql this writer's from now on; closed with it */
	Writer(Sql sql, SqliteErrors errors) {
		this.sql = sql;
		this.errors = errors;
		thread.start();
	}

	/**
	 * Returns at once; changes are applied in the order of the calls. The future's own failure is always a
	 * {@link StoreException}; the futures of a group are completed in no particular order.
	 */
	CompletableFuture<Void> submit(Change change) {
		Task task = new Task(change, new CompletableFuture<>());
		synchronized (tasks) {
			if (!closed) {
				tasks.add(task);
				return task.durable();
			}
		}
		return CompletableFuture.failedFuture(Closed.exception());
	}

	/** Ends what was submitted, then closes the connection. */
	@Override
	public void close() {
		synchronized (tasks) {
			if (!closed) {
				closed = true;
				tasks.add(END);
			}
		}
		Uninterruptibly.join(thread);
		completer.shutdown(); // what was handed to it still runs, and is not waited for: it is the callers' code
	}

	private void work() {
		List<Task> group = new ArrayList<>();
		try (sql) {
			boolean ended = false;
			while (!ended) {
				group.clear();
				group.add(tasks.take());
				tasks.drainTo(group, LARGEST_GROUP - 1);
				ended = group.remove(END);
				if (!group.isEmpty()) {
					write(group);
				}
			}
		} catch (InterruptedException e) {
			throw new AssertionError("Nobody knows this thread to interrupt it.", e);
		} catch (SQLException e) {
			LOG.warn("The database was not closed cleanly; all that was committed is safe in its log.", e);
		}
	}

	private void write(List<Task> group) {
		List<Refused> refused = new ArrayList<>();
		try {
			sql.run("BEGIN IMMEDIATE");
			for (Task task : group) {
				StoreException reason = apply(task.change());
				if (reason != null) {
					refused.add(new Refused(task, reason));
				}
				faultPoint.commitApplied();
			}
			sql.run("COMMIT");
		} catch (SQLException e) {
			failAll(group, e, errors.describe(e));
			return;
		} catch (RuntimeException | Error e) { // the thread must go on, or every chat would wait for ever
			failAll(group, e, unexpected(e));
			return;
		}
		faultPoint.groupDurable();
		for (Refused one : refused) {
			completer.execute(() -> one.task().durable().completeExceptionally(one.reason()));
			group.remove(one.task());
		}
		for (Task task : group) {
			completer.execute(() -> task.durable().complete(null));
		}
	}

	/** Null if it was applied; otherwise nothing of it was, and the transaction goes on. */
	private StoreException apply(Change change) throws SQLException {
		sql.run("SAVEPOINT change");
		try {
			change.apply(sql);
			sql.run("RELEASE change");
			return null;
		} catch (StoreException e) {
			undo();
			return e;
		} catch (SQLException e) {
			if (!errors.isConflict(e)) {
				throw e;
			}
			undo();
			return errors.describe(e);
		} catch (RuntimeException e) {
			undo();
			return unexpected(e);
		}
	}

	private void undo() throws SQLException {
		sql.run("ROLLBACK TO change; RELEASE change");
	}

	private void failAll(List<Task> group, Throwable cause, StoreException reason) {
		sql.rollback(cause);
		LOG.warn("{} commits were not written: {}", group.size(), reason.getMessage(), cause);
		for (Task task : group) {
			completer.execute(() -> task.durable().completeExceptionally(reason));
		}
	}

	private static StoreException unexpected(Throwable e) {
		return new StoreException(Kind.OTHER, "This could not be saved, and nothing was changed: " + e.getMessage(), e);
	}
}
