package org.agentworld.core.internal.plugin;

import java.util.HashSet;
import java.util.Set;

import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** Which plug-ins the person lets the program use: all that were not switched off. Safe for use by many threads. */
public final class Switches {

	private final Store store;
	private volatile Set<String> off;

	private Switches(Store store, Set<String> off) {
		this.store = store;
		this.off = off;
	}

	/** Blocks while the store is read. */
	public static Switches load(Store store) throws StoreException {
		return new Switches(store, store.plugInsOff());
	}

	public boolean isOn(String plugIn) {
		return !off.contains(plugIn);
	}

	/** Blocks until that is durable. One at a time. */
	public void put(String plugIn, boolean on) throws StoreException {
		store.putPlugInOff(plugIn, !on);
		Set<String> next = new HashSet<>(off);
		if (on) {
			next.remove(plugIn);
		} else {
			next.add(plugIn);
		}
		off = Set.copyOf(next);
	}
}
