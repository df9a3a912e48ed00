package org.agentworld.exchange.internal.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.Chat;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.StoreException;

/**
 * Chats that are being written, each in the order of its calls and several at the same time: the store makes durable
 * together what comes together, and a world of many small chats would otherwise wait for the disk twice for each. For one
 * thread.
 */
final class ChatDrafts implements AutoCloseable {

	/** How many writes may be on their way: enough to fill the store's groups, few enough to need little memory. */
	private static final int AT_ONCE = 64;

	private final Transfer transfer;
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
	private final Semaphore free = new Semaphore(AT_ONCE);
	private final AtomicReference<Exception> failure = new AtomicReference<>();
	private final List<CompletableFuture<ChatDraft>> drafts = new ArrayList<>();

	ChatDrafts(Transfer transfer) {
		this.transfer = transfer;
	}

	private interface Write {
		ChatDraft to(ChatDraft draft) throws RefusedException, StoreException;
	}

	/** Begins the next chat. */
	void begin(Chat chat) throws RefusedException {
		drafts.add(write(CompletableFuture.completedFuture(null), _ -> transfer.draft(chat)));
	}

	/** Adds to the chat that was begun last. */
	void append(List<ChatChange> changes) throws RefusedException {
		toLast(draft -> {
			draft.append(changes);
			return draft;
		});
	}

	/** Sets what agents forgot of the chat that was begun last. */
	void forget(Map<AgentId, Long> floors) throws RefusedException {
		toLast(draft -> {
			draft.forget(floors);
			return draft;
		});
	}

	private void toLast(Write write) throws RefusedException {
		drafts.set(drafts.size() - 1, write(drafts.getLast(), write));
	}

	private CompletableFuture<ChatDraft> write(CompletableFuture<ChatDraft> after, Write write) throws RefusedException {
		refuseFailed();
		free.acquireUninterruptibly();
		return after.thenApplyAsync(draft -> {
			try {
				return failure.get() == null ? write.to(draft) : draft;
			} catch (RefusedException | StoreException | RuntimeException e) {
				failure.compareAndSet(null, e);
				return draft;
			} finally {
				free.release();
			}
		}, threads);
	}

	private void refuseFailed() throws RefusedException {
		switch (failure.get()) {
			case null -> {
				// All is well.
			}
			case RefusedException refused -> throw refused;
			case RuntimeException fault -> throw fault;
			case Exception unwritten -> throw new RefusedException(unwritten.getMessage(), unwritten);
		}
	}

	/** All chats, in their order, once all of it is durable. */
	List<ChatDraft> written() throws RefusedException {
		List<ChatDraft> written = new ArrayList<>();
		for (CompletableFuture<ChatDraft> draft : drafts) {
			written.add(draft.join());
		}
		refuseFailed();
		return written;
	}

	/** Throws away what was not published. */
	@Override
	public void close() {
		for (CompletableFuture<ChatDraft> draft : drafts) {
			ChatDraft begun = draft.join();
			if (begun != null) {
				begun.close();
			}
		}
		threads.close();
	}
}
