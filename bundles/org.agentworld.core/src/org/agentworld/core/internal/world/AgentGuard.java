package org.agentworld.core.internal.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.core.AgentBusyException;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;

/**
 * Knows in which chats an agent is used by a running or waiting turn. Each agent has a lock of its own, held for moments
 * when a turn begins or ends and while that agent is deleted or its memory cleared: chats never wait for each other here
 * while they stream.
 */
public final class AgentGuard {

	private final Map<AgentId, Use> uses = new ConcurrentHashMap<>();

	/** Ends one use of an agent; may be called again. */
	public interface Lease {
		void release();
	}

	/** What is done while the agent is not in use. */
	@FunctionalInterface
	public interface Action<X extends Exception> {
		void run() throws X;
	}

	/** Says that a turn uses an agent from now on; empty if the agent was deleted. */
	public Optional<Lease> use(AgentId agent, ChatId chat) {
		return of(agent).begin(chat);
	}

	/**
	 * Runs something while no turn uses the agent.
	 *
	 * @param chat    only turns of this chat count; empty: those of all chats
	 * @param what    names the refused action in the message, for example "be deleted"
	 * @param forever whether no turn may use the agent afterwards
	 * @throws AgentBusyException if the agent is in use
	 */
	public <X extends Exception> void whileIdle(AgentId agent, String agentName, Optional<ChatId> chat, String what,
			boolean forever, Action<X> action) throws X, AgentBusyException {
		of(agent).whileIdle(agentName, chat, what, forever, action);
	}

	private Use of(AgentId agent) {
		return uses.computeIfAbsent(agent, _ -> new Use());
	}

	private static final class Use {

		private final ReentrantLock lock = new ReentrantLock();
		private final Map<ChatId, Integer> turns = new HashMap<>();
		private boolean gone;

		Optional<Lease> begin(ChatId chat) {
			lock.lock();
			try {
				if (gone) {
					return Optional.empty();
				}
				turns.merge(chat, 1, Integer::sum);
			} finally {
				lock.unlock();
			}
			return Optional.of(new Lease() {
				private boolean released;

				@Override
				public void release() {
					lock.lock();
					try {
						if (!released) {
							released = true;
							turns.computeIfPresent(chat, (_, count) -> count == 1 ? null : count - 1);
						}
					} finally {
						lock.unlock();
					}
				}
			});
		}

		<X extends Exception> void whileIdle(String name, Optional<ChatId> chat, String what, boolean forever,
				Action<X> action) throws X, AgentBusyException {
			lock.lock();
			try {
				Set<ChatId> busy = chat.map(one -> turns.containsKey(one) ? Set.of(one) : Set.<ChatId>of())
						.orElseGet(() -> Set.copyOf(turns.keySet()));
				if (!busy.isEmpty()) {
					throw new AgentBusyException("'" + name + "' cannot " + what + " while it is answering in "
							+ (busy.size() == 1 ? "chat " : "chats ") + names(busy)
							+ ". Stop it there, or wait until it has answered.", busy);
				}
				action.run();
				gone |= forever;
			} finally {
				lock.unlock();
			}
		}

		private static String names(Set<ChatId> chats) {
			Set<String> sorted = new TreeSet<>();
			chats.forEach(chat -> sorted.add(chat.toString()));
			return String.join(", ", sorted);
		}
	}
}
