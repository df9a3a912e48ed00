package org.agentworld.app.internal.headless;

import java.util.stream.Collectors;

import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.model.World;

/** Finds worlds by what a person calls them. */
final class WorldNames {

	/** @throws RefusedException if there is no such world; says which ones there are */
	static World find(WorldManager worlds, String name) throws RefusedException {
		return worlds.named(name).orElseThrow(() -> new RefusedException("There is no world '" + name + "'. "
				+ (worlds.all().isEmpty() ? "There is none yet." : "There are: "
						+ worlds.all().stream().map(World::getName).collect(Collectors.joining(", ")) + ".")));
	}

	private WorldNames() {
	}
}
