package org.agentworld.ui.internal.viewmodel;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;

import org.agentworld.ui.internal.viewmodel.TranscriptChange.Reset;

/**
 * One who shows a chat, with the point up to which it knows the transcript. Used by one thread, which is never made to
 * wait for more than the noting of a change.
 */
public final class TranscriptReader implements AutoCloseable {

	private static final long NOTHING = -1;

	private final ChatViewModel model;
	private final Transcript transcript;
	private final Lock lock;
	private final Runnable onDirty;
	private final AtomicBoolean dirty = new AtomicBoolean(true);
	private long known = NOTHING;

	TranscriptReader(ChatViewModel model, Transcript transcript, Lock lock, Runnable onDirty) {
		this.model = model;
		this.transcript = transcript;
		this.lock = lock;
		this.onDirty = onDirty;
	}

	/** Whether there may be something new, in the transcript or in the status. */
	public boolean isDirty() {
		return dirty.get();
	}

	/** What is new since the last call; at the first call everything. Costs what it returns, not what there is. */
	public List<TranscriptChange> take() {
		dirty.set(false);
		lock.lock();
		try {
			Journal journal = transcript.journal();
			List<TranscriptChange> changes = journal.since(known == NOTHING ? Long.MIN_VALUE / 2 : known)
					.orElseGet(() -> List.of(new Reset(transcript.entries())));
			known = journal.last();
			return changes;
		} finally {
			lock.unlock();
		}
	}

	/** The reader is told nothing more. */
	@Override
	public void close() {
		model.remove(this);
	}

	void changed() {
		if (dirty.compareAndSet(false, true)) {
			onDirty.run();
		}
	}
}
