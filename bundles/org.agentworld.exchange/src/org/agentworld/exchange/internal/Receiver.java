package org.agentworld.exchange.internal;

import java.util.Map;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.ImportPreview.Origin;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.Recipients;

/**
 * Takes what a file has, in its order: who is in it, then each chat with its messages. All ids are new ones, and what comes
 * is checked: each object for itself, and that ids and positions fit.
 */
public interface Receiver {

	/**
	 * Comes first.
	 *
	 * @param world with the agents; of a chat or an agent it has nothing else
	 */
	void begin(Kind kind, Origin origin, World world) throws RefusedException;

	/** Begins a chat; the one before has ended. Its world is not set. */
	void chat(Chat chat) throws RefusedException;

	/** A file that a later message of any chat may name. Each comes once. */
	void file(byte[] content) throws RefusedException;

	/**
	 * Adds to the chat that was begun last.
	 *
	 * @param recipients    agents of the file
	 * @param isAlternative whether it is not in the log, but an answer in whose place another one stands
	 */
	void message(Message message, Recipients recipients, boolean isAlternative) throws RefusedException;

	/**
	 * Adds a turn to the chat that was begun last. It answers a message that came before, as did its own answer.
	 *
	 * @param isDismissed whether it no longer offers a retry
	 */
	void turn(Turn turn, boolean isDismissed) throws RefusedException;

	/** Ends the chat. */
	void endOfChat(Map<AgentId, Long> floors, Queue queue) throws RefusedException;

	/** Something is left out or changed. */
	void warn(String text);
}
