package org.agentworld.persistence.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The chats that are being written, by their numbers: the purge leaves them alone. Safe for use by many threads. */
final class Drafts {

	private final Set<Long> numbers = ConcurrentHashMap.newKeySet();
	private final Runnable purge;

	/** @param purge removes what is no draft any more */
	Drafts(Runnable purge) {
		this.purge = purge;
	}

	void begin(long number) {
		numbers.add(number);
	}

	boolean contains(long number) {
		return numbers.contains(number);
	}

	/** It is a chat now. */
	void end(long number) {
		numbers.remove(number);
	}

	/** It goes like a chat that was deleted. */
	void abandon(long number) {
		numbers.remove(number);
		purge.run();
	}
}
