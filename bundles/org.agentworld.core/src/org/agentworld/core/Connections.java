package org.agentworld.core;

import java.util.Optional;

import org.agentworld.events.id.ChatId;
import org.agentworld.spi.provider.ProviderException;

/** Where models are reached, by the id that worlds and agents use. Called on the threads of turns; may block. */
@FunctionalInterface
public interface Connections {

	/** None. */
	Connections NONE = (_, _) -> Optional.empty();

	/**
	 * The way over the connection of this id, with its key; empty if there is no such connection.
	 *
	 * @param chat for which it is asked
	 * @throws ProviderException if its key is missing or cannot be read
	 */
	Optional<Route> route(ChatId chat, String id) throws ProviderException;
}
