package org.agentworld.ui.internal.quickopen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Chat;
import org.agentworld.model.World;

/** Reads all that can be gone to: first the worlds and agents, then the chats page by page. Blocks; for one thread. */
final class TargetReader {

	/** How many chats are read at once: what a store reads in a few milliseconds. */
	static final int PAGE = 500;

	private final ChatManager chats;
	private final List<ChatAddress> recent;
	private final Deque<World> worlds;
	private Optional<ChatId> last = Optional.empty();

	/** @param recent the chats that come first, the first one first */
	TargetReader(WorldManager worlds, ChatManager chats, List<ChatAddress> recent) {
		this.worlds = new ArrayDeque<>(worlds.all());
		this.chats = chats;
		this.recent = recent;
	}

	/** All worlds and their agents. */
	List<Target> definitions() {
		List<Target> targets = new ArrayList<>();
		for (World world : worlds) {
			targets.add(new Target.OfWorld(world.getId(), world.getName()));
			world.getAgents().forEach(
					agent -> targets.add(new Target.OfAgent(world.getId(), agent.getId(), agent.getName(), world.getName())));
		}
		return targets;
	}

	/** Whether there are chats that were not read yet. */
	boolean hasMore() {
		return !worlds.isEmpty();
	}

	/** Some more chats; may be none although there are more. */
	List<Target> nextChats() throws RefusedException {
		World world = worlds.getFirst();
		List<Chat> page = chats.list(world.getId(), last, PAGE);
		if (page.size() < PAGE) {
			worlds.removeFirst();
			last = Optional.empty();
		} else {
			last = Optional.of(page.getLast().getId());
		}
		return page.stream().map(chat -> target(world, chat)).toList();
	}

	private Target target(World world, Chat chat) {
		ChatAddress address = new ChatAddress(world.getId(), chat.getId());
		int open = recent.indexOf(address);
		long use = open >= 0 ? open : Long.MAX_VALUE - chat.getLastMessageAt().toEpochMilli();
		return new Target.OfChat(address, chat.getName(), world.getName(), use);
	}
}
