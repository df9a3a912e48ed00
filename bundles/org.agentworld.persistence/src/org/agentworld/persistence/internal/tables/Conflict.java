package org.agentworld.persistence.internal.tables;

import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/** What is said about a change that contradicts what is there. */
public final class Conflict {

	/** @param why a clause: what contradicts what */
	public static StoreException because(String why) {
		return new StoreException(Kind.CONFLICT, "This cannot be saved, because " + why
				+ ". Nothing was changed. Look at the present state and try again.");
	}

	private Conflict() {
	}
}
