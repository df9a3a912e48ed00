package org.agentworld.core;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.core.internal.connection.Keys;
import org.agentworld.core.internal.connection.StoredConnections;
import org.agentworld.core.internal.world.Checks;
import org.agentworld.core.internal.world.WorldRuntime;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.model.Agent;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Secret;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * The connections of this installation. What it gives out are copies. Safe for use by many threads. Methods that change
 * something or concern a key block: never call them on the UI thread. A change takes effect with the next turn.
 */
public final class ConnectionManager {

	private final EngineParts parts;
	private final StoredConnections stored;
	private final Keys keys;
	private final WorldRuntimes worlds;
	private final ReentrantLock edits = new ReentrantLock();

	ConnectionManager(EngineParts parts, StoredConnections stored, Keys keys, WorldRuntimes worlds) {
		this.parts = parts;
		this.stored = stored;
		this.keys = keys;
		this.worlds = worlds;
	}

	/** All connections, by name. Does not block. */
	public List<ConnectionSettings> all() {
		return stored.all().stream().map(EcoreUtil::copy)
				.sorted(Comparator.comparing(ConnectionSettings::getName, String.CASE_INSENSITIVE_ORDER)).toList();
	}

	/** The connection of this id; empty if there is none. Does not block. */
	public Optional<ConnectionSettings> find(String id) {
		return stored.find(id).map(EcoreUtil::copy);
	}

	/** The services that the installed plug-ins know, in the order in which they are to be offered. Does not block. */
	public List<ConnectionPreset> presets() {
		return parts.providers().presets();
	}

	/**
	 * Adds a connection.
	 *
	 * @param draft stays the caller's; its id is what the connection is called by if no other is, or empty
	 * @param key   is kept in the keyring, or for this run where there is none
	 * @return the first revision
	 */
	public ConnectionSettings create(ConnectionSettings draft, Optional<Secret> key) throws RefusedException {
		ConnectionSettings settings = EcoreUtil.copy(draft);
		settings.setRevision(1);
		edits.lock();
		try {
			settings.setId(freeId(draft.getId().isBlank() ? draft.getName() : draft.getId()));
			check(settings);
			return save(settings, key);
		} finally {
			edits.unlock();
		}
	}

	/**
	 * Saves a connection's settings.
	 *
	 * @param edited a changed copy of a published revision
	 * @param key    instead of the one before; empty: that stays
	 * @return the new revision
	 * @throws StaleRevisionException if the copy was not made from the latest revision
	 */
	public ConnectionSettings update(ConnectionSettings edited, Optional<Secret> key) throws RefusedException {
		edits.lock();
		try {
			ConnectionSettings current = required(edited.getId());
			if (edited.getRevision() != current.getRevision()) {
				throw new StaleRevisionException(edited, EcoreUtil.copy(current));
			}
			ConnectionSettings settings = EcoreUtil.copy(edited);
			settings.setRevision(current.getRevision() + 1);
			check(settings);
			if (key.isEmpty() && isKept(current) && !isKept(settings)) {
				keys.remove(settings.getId());
			}
			return save(settings, key);
		} finally {
			edits.unlock();
		}
	}

	/** Gives the connection a key, for this run only where there is no keyring. */
	public ConnectionSettings putKey(String id, Secret key) throws RefusedException {
		return update(EcoreUtil.copy(required(id)), Optional.of(key));
	}

	/** Forgets the connection's key, wherever it is. */
	public ConnectionSettings removeKey(String id) throws RefusedException {
		ConnectionSettings settings = EcoreUtil.copy(required(id));
		settings.setKeySource(KeySource.NONE);
		return update(settings, Optional.empty());
	}

	/**
	 * Deletes a connection and its key.
	 *
	 * @throws RefusedException if worlds or agents use it; the message names them
	 */
	public void delete(String id) throws RefusedException {
		edits.lock();
		try {
			ConnectionSettings settings = required(id);
			List<String> users = users(id);
			if (!users.isEmpty()) {
				throw new RefusedException("The connection '" + settings.getName() + "' is used by " + String.join(", ", users)
						+ ". Give them another one first.");
			}
			if (isKept(settings)) {
				keys.remove(id);
			}
			saving(store -> store.deleteConnection(id));
			stored.remove(id);
		} finally {
			edits.unlock();
		}
	}

	/** Why the connection's key cannot be used now, in words for the person; empty if it can, or none is wanted. Blocks. */
	public Optional<String> keyFault(String id) throws RefusedException {
		try {
			keys.of(required(id));
			return Optional.empty();
		} catch (RefusedException e) {
			return Optional.of(e.getMessage());
		}
	}

	/** Why keys that are entered live for this run only, in words for the person; empty if they are kept. Blocks. */
	public Optional<String> whyKeysAreNotKept() {
		return keys.whyNotKept();
	}

	private static boolean isKept(ConnectionSettings settings) {
		return settings.getKeySource() == KeySource.KEYRING || settings.getKeySource() == KeySource.THIS_RUN;
	}

	/** The key goes first: settings that say there is one must not be durable without it. */
	private ConnectionSettings save(ConnectionSettings settings, Optional<Secret> key) throws RefusedException {
		if (key.isPresent()) {
			settings.setKeySource(keys.put(settings.getId(), key.get()));
		}
		saving(store -> store.putConnection(settings));
		stored.publish(settings);
		return EcoreUtil.copy(settings);
	}

	private void check(ConnectionSettings settings) throws RefusedException {
		if (settings.getKeySource() != KeySource.ENVIRONMENT) {
			// What was typed there may be a key.
			settings.setKeyVariable("");
		}
		Checks.valid(settings);
		if (stored.all().stream().anyMatch(other -> other.getName().equalsIgnoreCase(settings.getName())
				&& !other.getId().equals(settings.getId()))) {
			throw new RefusedException(
					"There is a connection called '" + settings.getName() + "' already. Choose another name.");
		}
	}

	private String freeId(String wanted) {
		String letters = wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
		String base = letters.isEmpty() ? "connection" : letters;
		String id = base;
		for (int number = 2; stored.find(id).isPresent(); number++) {
			id = base + "-" + number;
		}
		return id;
	}

	private List<String> users(String id) {
		return worlds.all().stream().map(WorldRuntime::published).flatMap(world -> {
			List<String> names = world.getAgents().stream().filter(agent -> agent.getConnection().equals(id))
					.map(agent -> described(world, agent)).toList();
			return world.getConnection().equals(id) ? List.of("the world '" + world.getName() + "'").stream()
					: names.stream();
		}).sorted().toList();
	}

	private static String described(World world, Agent agent) {
		return "the agent '" + agent.getName() + "' of '" + world.getName() + "'";
	}

	private ConnectionSettings required(String id) throws RefusedException {
		return stored.find(id).orElseThrow(() -> new RefusedException("There is no connection '" + id + "' (any more)."));
	}

	private interface Change {
		void in(Store store) throws StoreException;
	}

	private void saving(Change change) throws RefusedException {
		try {
			change.in(parts.store());
		} catch (StoreException e) {
			throw new RefusedException(e.getMessage(), e);
		}
	}
}
