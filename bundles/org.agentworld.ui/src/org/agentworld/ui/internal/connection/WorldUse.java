package org.agentworld.ui.internal.connection;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.World;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A world that is to use a connection from now on, with the connection's default model.
 *
 * @param world which one
 * @param name  what people call it
 */
record WorldUse(WorldId world, String name) {

	/** What worlds use that have no model yet. */
	private static final String OFFLINE = "offline";

	/** All worlds, as uses. */
	static List<WorldUse> all(WorldManager worlds) {
		return worlds.all().stream().map(world -> new WorldUse(world.getId(), world.getName())).toList();
	}

	/** The first world that has no model yet. */
	static Optional<WorldUse> waiting(WorldManager worlds) {
		return worlds.all().stream().filter(world -> world.getConnection().equals(OFFLINE))
				.map(world -> new WorldUse(world.getId(), world.getName())).findFirst();
	}

	/** Blocks until that is saved. */
	void begin(WorldManager worlds, String connection) throws RefusedException {
		World edited = EcoreUtil.copy(worlds.get(world));
		edited.setConnection(connection);
		edited.setModel("");
		worlds.update(edited);
	}
}
