package org.agentworld.app.internal.headless.command;

import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.model.World;

/** Finds worlds by what a person calls them: their name, in any case, or their id. */
public final class WorldNames {

	/** @throws RefusedException if there is no such world; says which ones there are */
	public static World find(WorldManager worlds, String name) throws RefusedException {
		return findIfThere(worlds, name).orElseThrow(() -> new RefusedException("There is no world '" + name + "'. "
				+ (worlds.all().isEmpty() ? "There is none yet." : "There are: "
						+ worlds.all().stream().map(World::getName).collect(Collectors.joining(", ")) + ".")));
	}

	/** Empty if there is no such world. */
	public static Optional<World> findIfThere(WorldManager worlds, String name) {
		return worlds.all().stream()
				.filter(world -> world.getName().equalsIgnoreCase(name) || world.getId().toString().equals(name)).findFirst();
	}

	private WorldNames() {
	}
}
