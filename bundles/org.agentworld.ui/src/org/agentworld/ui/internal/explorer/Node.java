package org.agentworld.ui.internal.explorer;

import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;

/** A row of the explorer, as it was when it was loaded. */
public sealed interface Node {

	/** What stays the same while the row changes, so that the tree keeps its selection and what is expanded. */
	Object key();

	/** The world in which this is. */
	WorldId world();

	/** What the row shows, and what the filter looks at. */
	String name();

	/** The rows below. */
	default List<Node> children() {
		return List.of();
	}

	/** A world. */
	record WorldNode(WorldId world, String name, List<Node> children) implements Node {
		@Override
		public Object key() {
			return world;
		}
	}

	/** The agents of a world. */
	record AgentsNode(WorldId world, String name, List<Node> children) implements Node {
		@Override
		public Object key() {
			return List.of("agents", world);
		}
	}

	/**
	 * An agent.
	 *
	 * @param main         whether it is its world's main agent
	 * @param enabled      whether it answers
	 * @param contribution the agent of a plug-in from which it was made; empty if from none
	 */
	record AgentNode(WorldId world, AgentId agent, String name, boolean main, boolean enabled, String contribution)
			implements Node {
		@Override
		public Object key() {
			return agent;
		}
	}

	/** A chat. */
	record ChatNode(ChatAddress address, String name, boolean pinned, boolean archived) implements Node {
		@Override
		public Object key() {
			return address;
		}

		@Override
		public WorldId world() {
			return address.world();
		}
	}

	/** There are older chats. */
	record MoreNode(WorldId world, String name) implements Node {
		@Override
		public Object key() {
			return List.of("more", world);
		}
	}

	/** Says what to do where there is nothing. */
	record HintNode(WorldId world, String name) implements Node {
		@Override
		public Object key() {
			return List.of("hint", world);
		}
	}
}
