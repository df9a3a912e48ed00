package org.agentworld.core.internal.world;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.World;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** One runtime for each world of the store. Safe for use by many threads. */
public final class WorldRuntimes {

	private final Map<WorldId, WorldRuntime> runtimes = new ConcurrentHashMap<>();

	private WorldRuntimes() {
	}

	/** Blocks while the store is read. */
	public static WorldRuntimes load(Store store) throws StoreException {
		WorldRuntimes all = new WorldRuntimes();
		for (World world : store.worlds()) {
			all.add(world);
		}
		return all;
	}

	public void add(World world) {
		runtimes.put(world.getId(), new WorldRuntime(world));
	}

	public void remove(WorldId world) {
		runtimes.remove(world);
	}

	public Collection<WorldRuntime> all() {
		return runtimes.values();
	}

	/** @throws RefusedException if there is no such world */
	public WorldRuntime get(WorldId world) throws RefusedException {
		WorldRuntime runtime = runtimes.get(world);
		if (runtime == null) {
			throw new RefusedException("There is no world " + world + " (any more).");
		}
		return runtime;
	}
}
