package org.agentworld.events;

import java.time.Instant;
import java.util.Objects;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;

/**
 * Something that happened to a world or one of its agents. Immutable; carries no content: who wants to know more asks
 * for the world's published revision. Kinds may be added.
 */
public sealed interface WorldEvent {

	/** The world that this concerns; never null. */
	WorldId world();

	/** When it was published; never null. */
	Instant at();

	/** The last token of the event's topic. */
	default String kind() {
		return switch (this) {
			case WorldCreated _ -> "created";
			case WorldChanged _ -> "changed";
			case WorldDeleted _ -> "deleted";
			case AgentCreated _ -> "agent-created";
			case AgentChanged _ -> "agent-changed";
			case AgentDeleted _ -> "agent-deleted";
			case AgentMemoryCleared _ -> "agent-memory-cleared";
		};
	}

	/** The world exists now. */
	record WorldCreated(WorldId world, Instant at) implements WorldEvent {
		public WorldCreated {
			check(world, at);
		}
	}

	/** The world's own settings changed. */
	record WorldChanged(WorldId world, Instant at) implements WorldEvent {
		public WorldChanged {
			check(world, at);
		}
	}

	/** The world is gone, with its agents and chats. */
	record WorldDeleted(WorldId world, Instant at) implements WorldEvent {
		public WorldDeleted {
			check(world, at);
		}
	}

	/** The agent exists now. */
	record AgentCreated(WorldId world, Instant at, AgentId agent) implements WorldEvent {
		public AgentCreated {
			check(world, at);
			Objects.requireNonNull(agent, "agent");
		}
	}

	/** The agent's definition changed; turns that run keep the one they began with. */
	record AgentChanged(WorldId world, Instant at, AgentId agent) implements WorldEvent {
		public AgentChanged {
			check(world, at);
			Objects.requireNonNull(agent, "agent");
		}
	}

	/** The agent is gone; what it wrote stays. */
	record AgentDeleted(WorldId world, Instant at, AgentId agent) implements WorldEvent {
		public AgentDeleted {
			check(world, at);
			Objects.requireNonNull(agent, "agent");
		}
	}

	/** The agent remembers nothing that was written before, in one chat or in all. */
	record AgentMemoryCleared(WorldId world, Instant at, AgentId agent) implements WorldEvent {
		public AgentMemoryCleared {
			check(world, at);
			Objects.requireNonNull(agent, "agent");
		}
	}

	private static void check(WorldId world, Instant at) {
		Objects.requireNonNull(world, "An event of a world needs the id of its world.");
		Objects.requireNonNull(at, "at");
	}
}
