package org.agentworld.ui.internal.quickopen;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;

/** What can be gone to. */
sealed interface Target {

	/** What is searched. */
	String name();

	/** The name of the world where this is. */
	String worldName();

	/** How recently it was used: the smaller, the more recently. Only chats are compared by that. */
	default long recent() {
		return Long.MAX_VALUE;
	}

	/** A world. */
	record OfWorld(WorldId world, String name) implements Target {
		@Override
		public String worldName() {
			return name;
		}
	}

	/** An agent. */
	record OfAgent(WorldId world, AgentId agent, String name, String worldName) implements Target {
	}

	/** A chat. */
	record OfChat(ChatAddress chat, String name, String worldName, long recent) implements Target {
	}
}
