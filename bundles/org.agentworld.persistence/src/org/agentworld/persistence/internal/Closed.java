package org.agentworld.persistence.internal;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/** What every call gets after the store was closed. */
final class Closed {

	static StoreException exception() {
		return new StoreException(Kind.CLOSED, "The data folder was closed, so nothing can be read or saved any more."
				+ " Open it again.");
	}

	private Closed() {
	}
}
