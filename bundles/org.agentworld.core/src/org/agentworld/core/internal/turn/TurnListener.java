package org.agentworld.core.internal.turn;

import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.provider.Connection.Patience;

/**
 * Takes what a turn has to say. Called on the turn's thread, which waits while its session has too much to do; only the
 * end is taken at once and whatever the thread was told meanwhile, since a turn without an end would hang for ever.
 */
public interface TurnListener {

	/** The model is not called yet, or not again yet: nobody expects anything of it meanwhile. */
	void delayed(TurnId turn, Delay delay) throws InterruptedException;

	/** The provider is asked now, and has this long to answer. */
	void asking(TurnId turn, Patience patience) throws InterruptedException;

	/** The model is not asked with so many of the oldest messages, since there is no room for them. */
	void leavingOut(TurnId turn, int messages) throws InterruptedException;

	void text(TurnId turn, String text) throws InterruptedException;

	void reasoning(TurnId turn, String text) throws InterruptedException;

	void answered(TurnId turn, Usage usage);

	void failed(TurnId turn, TurnError error);
}
