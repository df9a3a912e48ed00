package org.agentworld.persistence.internal.tables;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/** What is said about something that does not exist. */
final class Missing {

	static StoreException world(WorldId world) {
		return of("world " + world);
	}

	static StoreException agent(AgentId agent) {
		return of("agent " + agent);
	}

	static StoreException chat(ChatId chat) {
		return of("chat " + chat);
	}

	static StoreException messageOf(ChatId chat) {
		return new StoreException(Kind.NOT_FOUND, "A message of the chat " + chat
				+ " that was cut long ago was removed while it was read. Try again.");
	}

	static StoreException connection(String connection) {
		return of("connection " + connection);
	}

	private static StoreException of(String what) {
		return new StoreException(Kind.NOT_FOUND, "There is no " + what
				+ "; it may have been deleted. Nothing was changed. Choose another one.");
	}

	private Missing() {
	}
}
