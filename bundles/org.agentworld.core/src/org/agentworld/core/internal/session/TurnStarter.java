package org.agentworld.core.internal.session;

import org.agentworld.model.World;
import org.agentworld.events.id.TurnId;

/** What a conversation lets happen outside its own steps: calls of models, and things to do later. */
interface TurnStarter {

	/** Calls the turn's model on a thread of its own. */
	void start(RunningTurn turn);

	/** Saves what the turn wrote, half a second from now at the latest. */
	void checkpointLater(TurnId turn);

	/** Tries again to save how turns ended. */
	void endAgainLater();

	/**
	 * Looks for a name for the chat, and tells it to {@link ChatProperties#named}.
	 *
	 * @return ends the search
	 */
	Runnable findName(World world);

	/** Abandons and reports the turn's code if it has not ended in two seconds. Nobody waits for it. */
	void expectToEnd(RunningTurn turn);
}
