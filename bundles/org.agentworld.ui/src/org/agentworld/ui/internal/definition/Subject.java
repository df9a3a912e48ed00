package org.agentworld.ui.internal.definition;

import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Named;
import org.agentworld.model.World;

/** Which definition a form edits. A value. */
sealed interface Subject {

	/** The world that this is, or that it belongs to. */
	WorldId world();

	/** This one's definition inside its world; empty if it is not there (any more). */
	Optional<Named> in(World world);

	/**
	 * Blocks until the edited copy is saved; not on the UI thread.
	 *
	 * @return the new revision
	 */
	Named save(WorldManager worlds, Named edited) throws RefusedException;

	/** A world's own settings. */
	record OfWorld(WorldId world) implements Subject {
		@Override
		public Optional<Named> in(World published) {
			return Optional.of(published);
		}

		@Override
		public Named save(WorldManager worlds, Named edited) throws RefusedException {
			return worlds.update((World) edited);
		}
	}

	/** An agent of a world. */
	record OfAgent(WorldId world, AgentId agent) implements Subject {
		@Override
		public Optional<Named> in(World published) {
			return published.getAgents().stream().filter(one -> one.getId().equals(agent)).<Named>map(one -> one)
					.findFirst();
		}

		@Override
		public Named save(WorldManager worlds, Named edited) throws RefusedException {
			return worlds.updateAgent(world, (Agent) edited);
		}
	}
}
