package org.agentworld.core;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

import org.agentworld.core.internal.session.Sessions;
import org.agentworld.core.internal.world.Checks;
import org.agentworld.core.internal.world.WorldRuntime;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Named;
import org.agentworld.model.World;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * The worlds and their agents. What it gives out are copies of published revisions: to edit one, change it, or a copy of
 * it ({@link EcoreUtil#copy}), and submit that; nothing done to it reaches what the turns use. Safe for use by many
 * threads. Methods that change something block until it is durable: never call them on the UI thread. An edit is always
 * allowed, whatever the chats do, and takes effect with the next turn; only what would pull the rug from under a running
 * turn is refused.
 */
public final class WorldManager {

	/** As the model has it for every name. */
	private static final int LONGEST_NAME = 200;

	private final EngineParts parts;
	private final WorldRuntimes runtimes;
	private final Sessions sessions;
	/** Edits come from people, so one at a time is enough; chats never take this lock. */
	final ReentrantLock edits = new ReentrantLock();

	WorldManager(EngineParts parts, WorldRuntimes runtimes, Sessions sessions) {
		this.parts = parts;
		this.runtimes = runtimes;
		this.sessions = sessions;
	}

	/** All worlds, by name. Does not block. */
	public List<World> all() {
		return published().map(EcoreUtil::copy)
				.sorted(Comparator.comparing(World::getName, String.CASE_INSENSITIVE_ORDER)).toList();
	}

	/** The world's latest revision. Does not block. */
	public World get(WorldId world) throws RefusedException {
		return EcoreUtil.copy(runtimes.get(world).published());
	}

	/** The world of this name, in any case. Does not block. */
	public Optional<World> named(String name) {
		return published().filter(world -> world.getName().equalsIgnoreCase(name)).findFirst().map(EcoreUtil::copy);
	}

	private Stream<World> published() {
		return runtimes.all().stream().map(WorldRuntime::published);
	}

	/**
	 * Creates a world with the agents that the draft contains; those and the draft get ids of their own.
	 *
	 * @param draft stays the caller's
	 * @return the first revision
	 */
	public World create(World draft) throws RefusedException {
		World world = EcoreUtil.copy(draft);
		world.setId(WorldId.random());
		world.setRevision(1);
		for (Agent agent : world.getAgents()) {
			agent.setId(AgentId.random());
			agent.setRevision(1);
		}
		edits.lock();
		try {
			Checks.valid(world);
			refuseTakenName(world, Optional.empty());
			saving(store -> store.putWorld(world));
			runtimes.add(world);
			parts.publisher().publish(new WorldEvent.WorldCreated(world.getId(), parts.timers().now()));
		} finally {
			edits.unlock();
		}
		return EcoreUtil.copy(world);
	}

	/**
	 * Saves the world's own settings; its agents are left as they are.
	 *
	 * @param edited a changed copy of a published revision
	 * @return the new revision
	 * @throws StaleRevisionException if the copy was not made from the latest revision
	 */
	public World update(World edited) throws RefusedException {
		WorldId world = edited.getId();
		return EcoreUtil.copy(editing(world, (_, draft) -> {
			refuseStale(edited, draft);
			copyAttributes(edited, draft);
			draft.setMainAgent(edited.getMainAgent() == null ? null : agentOf(draft, edited.getMainAgent().getId()));
			draft.setRevision(draft.getRevision() + 1);
			Checks.valid(draft);
			refuseTakenName(draft, Optional.empty());
			saving(store -> store.putWorld(draft));
			return now -> new WorldEvent.WorldChanged(world, now);
		}));
	}

	/** Deletes a world with its agents and chats, whatever they are doing. */
	public void delete(WorldId world) throws RefusedException {
		edits.lock();
		try {
			runtimes.get(world);
			saving(store -> store.deleteWorld(world));
			sessions.endAllOf(world);
			runtimes.remove(world);
			parts.publisher().publish(new WorldEvent.WorldDeleted(world, parts.timers().now()));
		} finally {
			edits.unlock();
		}
	}

	/**
	 * Adds an agent to a world, as its last; allowed while chats run.
	 *
	 * @param draft stays the caller's; gets an id of its own
	 * @return the agent's first revision
	 */
	public Agent createAgent(WorldId world, Agent draft) throws RefusedException {
		Agent agent = EcoreUtil.copy(draft);
		agent.setId(AgentId.random());
		agent.setRevision(1);
		editing(world, (_, next) -> {
			next.getAgents().add(agent);
			Checks.valid(next);
			saving(store -> store.putAgent(world, agent));
			return now -> new WorldEvent.AgentCreated(world, now, agent.getId());
		});
		return EcoreUtil.copy(agent);
	}

	/**
	 * Saves an agent; allowed while it answers: running turns keep the definition with which they began.
	 *
	 * @param edited a changed copy of a published revision
	 * @return the new revision
	 * @throws StaleRevisionException if the copy was not made from the latest revision
	 */
	public Agent updateAgent(WorldId world, Agent edited) throws RefusedException {
		World next = editing(world, (_, draft) -> {
			Agent agent = agentOf(draft, edited.getId());
			refuseStale(edited, agent);
			copyAttributes(edited, agent);
			agent.setRevision(agent.getRevision() + 1);
			Checks.valid(draft);
			saving(store -> store.putAgent(world, agent));
			return now -> new WorldEvent.AgentChanged(world, now, agent.getId());
		});
		return EcoreUtil.copy(agentOf(next, edited.getId()));
	}

	/**
	 * Adds a copy of an agent to its world, right behind it, with a name of its own. It remembers nothing.
	 *
	 * @return the copy's first revision
	 */
	public Agent cloneAgent(WorldId world, AgentId agent) throws RefusedException {
		AgentId id = AgentId.random();
		World next = editing(world, (_, draft) -> {
			Agent original = agentOf(draft, agent);
			Agent copy = EcoreUtil.copy(original);
			copy.setId(id);
			copy.setRevision(1);
			copy.setName(freeName(draft, original.getName()));
			draft.getAgents().add(draft.getAgents().indexOf(original) + 1, copy);
			Checks.valid(draft);
			saving(store -> store.putWorld(draft));
			return now -> new WorldEvent.AgentCreated(world, now, id);
		});
		return EcoreUtil.copy(agentOf(next, id));
	}

	private static String freeName(World world, String name) {
		for (int number = 2;; number++) {
			String end = " " + number;
			String candidate = name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())).strip() + end;
			if (world.getAgents().stream().noneMatch(agent -> agent.getName().equalsIgnoreCase(candidate))) {
				return candidate;
			}
		}
	}

	/**
	 * Moves an agent among those of its world, which answer in their order.
	 *
	 * @param index where it stands afterwards, from 0; beyond the end it becomes the last
	 */
	public void moveAgent(WorldId world, AgentId agent, int index) throws RefusedException {
		if (index < 0) {
			throw new IllegalArgumentException("The place among the agents is " + index + "; it must be at least 0.");
		}
		editing(world, (_, draft) -> {
			draft.getAgents().move(Math.min(index, draft.getAgents().size() - 1), agentOf(draft, agent));
			saving(store -> store.putWorld(draft));
			return now -> new WorldEvent.WorldChanged(world, now);
		});
	}

	/**
	 * Deletes an agent. What it wrote stays.
	 *
	 * @throws AgentBusyException if it is answering, or waiting to answer, in some chat
	 */
	public void deleteAgent(WorldId world, AgentId agent) throws RefusedException {
		editing(world, (runtime, draft) -> {
			Agent gone = agentOf(draft, agent);
			runtime.agents().<RefusedException>whileIdle(agent, gone.getName(), Optional.empty(), "be deleted", true,
					() -> {
						if (draft.getMainAgent() == gone) {
							draft.setMainAgent(null);
						}
						draft.getAgents().remove(gone);
						saving(store -> store.deleteAgent(world, agent));
					});
			return now -> new WorldEvent.AgentDeleted(world, now, agent);
		});
	}

	/**
	 * Lets an agent forget what it saw until now; the logs stay.
	 *
	 * @param chat only there; empty: in all chats of the world
	 * @throws AgentBusyException if it is answering, or waiting to answer, in a chat concerned
	 */
	public void clearMemory(WorldId world, AgentId agent, Optional<ChatId> chat) throws RefusedException {
		edits.lock();
		try {
			WorldRuntime runtime = runtimes.get(world);
			runtime.agents().<RefusedException>whileIdle(agent, agentOf(runtime.published(), agent).getName(), chat,
					"forget", false, () -> saving(store -> store.clearMemory(world, agent, chat)));
			parts.publisher().publish(new WorldEvent.AgentMemoryCleared(world, parts.timers().now(), agent));
		} finally {
			edits.unlock();
		}
	}

	private interface Edit {
		Function<Instant, WorldEvent> apply(WorldRuntime runtime, World draft) throws RefusedException;
	}

	/**
	 * Changes a copy of the latest revision, and publishes it if that succeeds. The event goes out before the next edit
	 * begins: subscribers hear of edits in the order in which they were made.
	 */
	private World editing(WorldId world, Edit edit) throws RefusedException {
		edits.lock();
		try {
			WorldRuntime runtime = runtimes.get(world);
			World draft = runtime.draft();
			Function<Instant, WorldEvent> event = edit.apply(runtime, draft);
			runtime.publish(draft);
			parts.publisher().publish(event.apply(parts.timers().now()));
			return draft;
		} finally {
			edits.unlock();
		}
	}

	static void copyAttributes(Named from, Named to) {
		for (EStructuralFeature feature : from.eClass().getEAllAttributes()) {
			to.eSet(feature, from.eGet(feature));
		}
	}

	private static void refuseStale(Named edited, Named current) throws StaleRevisionException {
		if (edited.getRevision() != current.getRevision()) {
			throw new StaleRevisionException(edited, EcoreUtil.copy(current));
		}
	}

	/** @param gone a world that does not count; empty: all others count */
	void refuseTakenName(World world, Optional<WorldId> gone) throws RefusedException {
		if (published().anyMatch(other -> other.getName().equalsIgnoreCase(world.getName())
				&& !other.getId().equals(world.getId()) && !gone.equals(Optional.of(other.getId())))) {
			throw new RefusedException("There is a world called '" + world.getName() + "' already. Choose another name.");
		}
	}

	static Agent agentOf(World world, AgentId id) throws RefusedException {
		Collection<Agent> agents = world.getAgents();
		return agents.stream().filter(agent -> agent.getId().equals(id)).findFirst()
				.orElseThrow(() -> new RefusedException("There is no agent " + id + " in '" + world.getName() + "' (any more)."));
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
