package org.agentworld.ui.internal.viewmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The latest changes, numbered. Bounded: who lags further behind starts anew. Guarded by the view model's lock. */
final class Journal {

	private static final int CAPACITY = 4096;

	private final Deque<TranscriptChange> changes = new ArrayDeque<>();
	private long last;

	/** The number of the last change. */
	long last() {
		return last;
	}

	void add(TranscriptChange change) {
		changes.addLast(change);
		last++;
		if (changes.size() > CAPACITY) {
			changes.removeFirst();
		}
	}

	/** Every reader starts anew. */
	void reset() {
		changes.clear();
		last++;
	}

	/** What came after a number; empty if that is not known any more. Costs what it returns. */
	Optional<List<TranscriptChange>> since(long known) {
		long missing = last - known;
		if (missing > changes.size()) {
			return Optional.empty();
		}
		List<TranscriptChange> newest = new ArrayList<>((int) missing);
		Iterator<TranscriptChange> backwards = changes.descendingIterator();
		for (long i = 0; i < missing; i++) {
			newest.add(backwards.next());
		}
		return Optional.of(newest.reversed());
	}
}
