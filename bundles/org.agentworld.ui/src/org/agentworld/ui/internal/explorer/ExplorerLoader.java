package org.agentworld.ui.internal.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows on a virtual thread, one reading at a time: what is asked for while one runs is answered by one more.
 * Safe for use by many threads.
 */
final class ExplorerLoader {

	/** How many chats of a world are shown at first, and how many more each time. */
	static final int PAGE = 50;

	/** How many chats of a world a filter finds at most. */
	private static final int MOST_FOUND = 200;

	/** A busy chat changes several times a second; a person does not read faster than this. */
	private static final int DELAY_MILLIS = 150;
	private static final Logger LOG = LoggerFactory.getLogger(ExplorerLoader.class);

	private final Program program;
	private final Executor ui;
	private final Consumer<List<Node>> shown;
	private final AtomicInteger asked = new AtomicInteger();
	private final AtomicBoolean planned = new AtomicBoolean();
	private final Map<WorldId, Integer> limits = new ConcurrentHashMap<>();
	private volatile boolean archived;
	private volatile String name = "";

	/** @param shown gets the worlds, on {@code ui} */
	ExplorerLoader(Program program, Executor ui, Consumer<List<Node>> shown) {
		this.program = program;
		this.ui = ui;
		this.shown = shown;
	}

	/** Reads all again, now or after the reading that runs. */
	void load() {
		if (asked.getAndIncrement() == 0) {
			Thread.ofVirtual().name("explorer").start(this::loadWhileAsked);
		}
	}

	/** Reads all again a moment later: what changes meanwhile costs nothing more. */
	void loadSoon() {
		if (planned.compareAndSet(false, true)) {
			CompletableFuture.delayedExecutor(DELAY_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
				planned.set(false);
				load();
			});
		}
	}

	/** Reads another page of a world's chats. */
	void loadMore(WorldId world) {
		limits.merge(world, 2 * PAGE, (old, _) -> old + PAGE);
		load();
	}

	/** Reads archived chats as well, or no longer. */
	void showArchived(boolean shown) {
		archived = shown;
		load();
	}

	/** Reads only chats with this in their names, wherever in the list they stand; all chats if it is blank. */
	void filter(String text) {
		name = text.strip();
		load();
	}

	private void loadWhileAsked() {
		int answered;
		do {
			answered = asked.get();
			try {
				List<Node> worlds = worlds();
				ui.execute(() -> shown.accept(worlds));
			} catch (RefusedException | RuntimeException e) {
				LOG.error("The worlds and chats could not be read; the explorer shows what it showed before.", e);
			}
		} while (!asked.compareAndSet(answered, 0));
	}

	private List<Node> worlds() throws RefusedException {
		List<Node> nodes = new ArrayList<>();
		for (World world : program.worlds().all()) {
			nodes.add(new Node.WorldNode(world.getId(), world.getName(), below(world)));
		}
		return List.copyOf(nodes);
	}

	private List<Node> below(World world) throws RefusedException {
		List<Node> nodes = new ArrayList<>();
		List<Node> agents = world.getAgents().stream()
				.<Node>map(agent -> new Node.AgentNode(world.getId(), agent.getId(), agent.getName(),
						agent == world.getMainAgent(), agent.isEnabled(), agent.getContribution()))
				.toList();
		nodes.add(new Node.AgentsNode(world.getId(), Messages.Explorer_agents, agents));
		String wanted = name;
		int limit = limits.getOrDefault(world.getId(), PAGE);
		List<Chat> chats = wanted.isEmpty()
				? program.chats().list(world.getId(), archived, Optional.empty(), limit + 1)
				: program.chats().find(world.getId(), wanted, archived, MOST_FOUND);
		if (chats.isEmpty() && wanted.isEmpty()) {
			nodes.add(new Node.HintNode(world.getId(), Messages.Explorer_noChats));
		}
		chats.stream().limit(wanted.isEmpty() ? limit : MOST_FOUND)
				.map(chat -> new Node.ChatNode(new ChatAddress(world.getId(), chat.getId()), chat.getName(),
						chat.isPinned(), chat.isArchived()))
				.forEach(nodes::add);
		if (wanted.isEmpty() && chats.size() > limit) {
			nodes.add(new Node.MoreNode(world.getId(), Messages.Explorer_more));
		}
		return List.copyOf(nodes);
	}
}
