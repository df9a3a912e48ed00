package org.agentworld.spi.store;

import java.util.List;
import java.util.Map;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;

/**
 * A chat that is being written and that nobody sees until it is {@linkplain Store#publish published}. It may be written in
 * as many steps as one likes: other chats' commits come between them. For one thread at a time.
 */
public interface ChatDraft extends AutoCloseable {

	/** The id that it will have. */
	ChatId chat();

	/**
	 * Applies changes as one transaction, as {@link Store#commit} does. Blocks until they are durable.
	 *
	 * @throws StoreException {@code CONFLICT}, too, if a turn has not ended: nobody runs it, so the chat would stay busy
	 */
	void append(List<ChatChange> changes) throws StoreException;

	/** Sets the positions up to which agents have forgotten. Blocks. */
	void forget(Map<AgentId, Long> floors) throws StoreException;

	/** Throws away what was not published; does nothing otherwise. Never fails: what is left is removed later. */
	@Override
	void close();
}
