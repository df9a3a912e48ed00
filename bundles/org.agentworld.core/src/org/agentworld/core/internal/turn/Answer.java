package org.agentworld.core.internal.turn;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.agent.AgentException;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.StoreException;

/** Who or what answers in a turn: a model, or code of a plug-in. Foreign code runs in both. */
interface Answer {

	/**
	 * Hands over the whole answer. On the turn's thread.
	 *
	 * @return what it cost
	 */
	Usage give(TurnOutput output)
			throws AgentException, ProviderException, RefusedException, StoreException, InterruptedException;

	/** The turn was cancelled long ago and its code still runs: gives back what others wait for. On any thread. */
	default void abandon() {
		// Most hold nothing.
	}

	/** The plug-in whose code runs; empty until that is known. On any thread. */
	String contributor();

	/** What a person can do about a fault of that code, as the end of a message. */
	String remedy();
}
