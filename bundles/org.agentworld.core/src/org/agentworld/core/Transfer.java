package org.agentworld.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.agentworld.core.internal.session.Sessions;
import org.agentworld.core.internal.world.Checks;
import org.agentworld.core.internal.world.WorldRuntime;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Whole chats and worlds on their way out and in. What comes in is written into drafts, which nobody sees, and becomes
 * visible in one transaction: an import that fails or is cut short by a crash leaves nothing. Safe for use by many threads;
 * all methods block.
 */
public final class Transfer {

	/** How many chats are announced before the first of them has to be done with it. */
	private static final int ANNOUNCED_AT_ONCE = 100;

	private final EngineParts parts;
	private final WorldRuntimes runtimes;
	private final Sessions sessions;
	private final WorldManager worlds;

	Transfer(EngineParts parts, WorldRuntimes runtimes, Sessions sessions, WorldManager worlds) {
		this.parts = parts;
		this.runtimes = runtimes;
		this.sessions = sessions;
		this.worlds = worlds;
	}

	/** What a chat holds now; see {@link Store#contents}. */
	public ChatContents contents(ChatId chat) throws RefusedException {
		return asking(store -> store.contents(chat));
	}

	/** Messages as a chat held them; see {@link Store#log(ChatContents, int, int)}. */
	public List<LoggedMessage> log(ChatContents contents, int from, int limit) throws RefusedException {
		return asking(store -> store.log(contents, from, limit));
	}

	/** Whether a turn that failed, was cancelled or interrupted no longer offers a retry. */
	public boolean isDismissed(ChatId chat, TurnId turn) throws RefusedException {
		return asking(store -> store.turn(chat, turn)).isEmpty();
	}

	/** The content of a file of a message; empty if it is not there any more. */
	public Optional<byte[]> file(AttachmentId file) throws RefusedException {
		return asking(store -> store.attachment(file));
	}

	/** Keeps a file for the messages of a draft to name. */
	public AttachmentId keep(byte[] content) throws RefusedException {
		return asking(store -> store.putAttachment(content));
	}

	/**
	 * Begins a chat.
	 *
	 * @param chat with the ids of its own and of its world, which need not exist yet; stays the caller's
	 * @throws InvalidException if it breaks a constraint of the model
	 */
	public ChatDraft draft(Chat chat) throws RefusedException {
		Checks.valid(chat);
		return asking(store -> store.draft(chat));
	}

	/**
	 * Adds a world with its agents and chats.
	 *
	 * @param world its id and those of its agents are new; stays the caller's
	 * @param chats drafts of chats of this world
	 * @throws InvalidException if it breaks a constraint of the model
	 * @throws RefusedException if there is a world of that name or with that id
	 */
	public void addWorld(World world, List<ChatDraft> chats) throws RefusedException {
		World first = firstRevision(world);
		worlds.edits.lock();
		try {
			Checks.valid(first);
			refuseKnown(first);
			worlds.refuseTakenName(first, Optional.empty());
			asking(store -> {
				store.publish(Optional.of(first), chats);
				return null;
			});
			announce(first);
		} finally {
			worlds.edits.unlock();
		}
		announce(chats);
	}

	/**
	 * Adds a world with its agents and chats in the place of another one, which is deleted with all that is in it.
	 *
	 * @param gone  the world that is deleted
	 * @param world its id and those of its agents are new; stays the caller's
	 * @param chats drafts of chats of this world
	 * @throws InvalidException   if it breaks a constraint of the model
	 * @throws AgentBusyException if an agent of the other world is answering, or waiting to answer, in some chat
	 */
	public void replaceWorld(WorldId gone, World world, List<ChatDraft> chats) throws RefusedException {
		World first = firstRevision(world);
		worlds.edits.lock();
		try {
			Checks.valid(first);
			refuseKnown(first);
			worlds.refuseTakenName(first, Optional.of(gone));
			WorldRuntime runtime = runtimes.get(gone);
			whileIdle(runtime, runtime.published().getAgents(), true, () -> asking(store -> {
				store.publishInstead(gone, first, chats);
				return null;
			}));
			sessions.endAllOf(gone);
			runtimes.remove(gone);
			parts.publisher().publish(new WorldEvent.WorldDeleted(gone, parts.timers().now()));
			announce(first);
		} finally {
			worlds.edits.unlock();
		}
		announce(chats);
	}

	/**
	 * Adds agents and chats to a world, and gives agents that it has another definition.
	 *
	 * @param added    with ids of their own; become the world's last ones
	 * @param replaced with the ids of agents of the world; their names stay unless they are changed here, too
	 * @param chats    drafts of chats of this world
	 * @throws InvalidException   if the world then breaks a constraint of the model
	 * @throws AgentBusyException if an agent that is to be replaced is answering, or waiting to answer, in some chat
	 */
	public void addTo(WorldId world, List<Agent> added, List<Agent> replaced, List<ChatDraft> chats)
			throws RefusedException {
		worlds.edits.lock();
		try {
			WorldRuntime runtime = runtimes.get(world);
			World next = runtime.draft();
			for (Agent agent : replaced) {
				Agent current = WorldManager.agentOf(next, agent.getId());
				long revision = current.getRevision();
				WorldManager.copyAttributes(agent, current);
				current.setRevision(revision + 1);
			}
			for (Agent agent : added) {
				Agent copy = EcoreUtil.copy(agent);
				copy.setRevision(1);
				next.getAgents().add(copy);
			}
			Checks.valid(next);
			whileIdle(runtime, replaced, false, () -> asking(store -> {
				store.publish(Optional.of(next), chats);
				return null;
			}));
			runtime.publish(next);
			for (Agent agent : added) {
				parts.publisher().publish(new WorldEvent.AgentCreated(world, parts.timers().now(), agent.getId()));
			}
			for (Agent agent : replaced) {
				parts.publisher().publish(new WorldEvent.AgentChanged(world, parts.timers().now(), agent.getId()));
			}
		} finally {
			worlds.edits.unlock();
		}
		announce(chats);
	}

	/**
	 * Asks whether agents could be replaced now; a later answer may be another one.
	 *
	 * @throws AgentBusyException if one of them is answering, or waiting to answer, in some chat
	 */
	public void refuseBusy(WorldId world, List<AgentId> agents) throws RefusedException {
		WorldRuntime runtime = runtimes.get(world);
		List<Agent> asked = runtime.published().getAgents().stream().filter(agent -> agents.contains(agent.getId())).toList();
		whileIdle(runtime, asked, false, () -> {
			// That is all.
		});
	}

	private interface Write {
		void run() throws RefusedException;
	}

	/** One inside of the other, always in the order of the world: each holds the lock of its agent. */
	private static void whileIdle(WorldRuntime runtime, List<Agent> agents, boolean forever, Write write)
			throws RefusedException {
		if (agents.isEmpty()) {
			write.run();
			return;
		}
		Agent first = runtime.published().getAgents().stream()
				.filter(agent -> agents.stream().anyMatch(one -> one.getId().equals(agent.getId()))).findFirst().orElseThrow();
		List<Agent> others = agents.stream().filter(agent -> !agent.getId().equals(first.getId())).toList();
		runtime.agents().<RefusedException>whileIdle(first.getId(), first.getName(), Optional.empty(), "be replaced",
				forever, () -> whileIdle(runtime, others, forever, write));
	}

	/** A new runtime in the place of one that there is would separate the sessions of its chats from it. */
	private void refuseKnown(World world) throws RefusedException {
		if (runtimes.all().stream().anyMatch(runtime -> runtime.published().getId().equals(world.getId()))) {
			throw new RefusedException("The world " + world.getId() + " is there already. Give the new one an id of its own.");
		}
	}

	private static World firstRevision(World world) {
		World first = EcoreUtil.copy(world);
		Stream.concat(Stream.of(first), first.getAgents().stream()).forEach(named -> named.setRevision(1));
		return first;
	}

	private void announce(World world) {
		runtimes.add(world);
		parts.publisher().publish(new WorldEvent.WorldCreated(world.getId(), parts.timers().now()));
	}

	/** Returns when all have been announced. A chat that was deleted meanwhile has nothing to announce. */
	private void announce(List<ChatDraft> chats) {
		List<CompletableFuture<Void>> announced = new ArrayList<>();
		for (ChatDraft chat : chats) {
			announced.add(sessions.of(chat.chat()).announceCreated());
			if (announced.size() == ANNOUNCED_AT_ONCE) {
				await(announced);
				announced.clear();
			}
		}
		await(announced);
	}

	private static void await(List<CompletableFuture<Void>> announced) {
		CompletableFuture.allOf(announced.toArray(CompletableFuture[]::new)).handle((_, _) -> null).join();
	}

	private interface Question<R> {
		R to(Store store) throws StoreException;
	}

	private <R> R asking(Question<R> question) throws RefusedException {
		try {
			return question.to(parts.store());
		} catch (StoreException e) {
			throw new RefusedException(e.getMessage(), e);
		}
	}
}
