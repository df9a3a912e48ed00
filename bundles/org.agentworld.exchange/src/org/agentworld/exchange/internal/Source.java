package org.agentworld.exchange.internal;

import org.agentworld.core.RefusedException;

/** Something that can be imported. */
public interface Source {

	/**
	 * Reads and checks all of it, from its beginning; may be done again.
	 *
	 * @throws RefusedException if it is not as it should be; says where, and what is wrong
	 */
	void read(Receiver receiver) throws RefusedException;
}
