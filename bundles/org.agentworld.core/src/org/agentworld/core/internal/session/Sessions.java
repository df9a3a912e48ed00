package org.agentworld.core.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.agentworld.core.EngineParts;
import org.agentworld.core.internal.turn.ModelCalls;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of each chat in use. Safe for use by many threads; finding a session never waits for another chat. */
public final class Sessions {

	private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
	private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

	private final EngineParts parts;
	private final WorldRuntimes runtimes;
	private final ModelCalls calls;
	private final Map<ChatId, ChatSession> sessions = new ConcurrentHashMap<>();
	private volatile boolean closed;

	public Sessions(EngineParts parts, WorldRuntimes runtimes, ModelCalls calls) {
		this.parts = parts;
		this.runtimes = runtimes;
		this.calls = calls;
	}

	/** The chat's session, whether or not there is such a chat: its steps find that out. */
	public ChatSession of(ChatId chat) {
		ChatSession session = sessions.computeIfAbsent(chat, id -> new ChatSession(id, parts, runtimes, calls, this::forget));
		if (closed) {
			// Not among those that close() found, perhaps: whoever comes late is refused, too.
			session.close();
		}
		return session;
	}

	private void forget(ChatSession session) {
		sessions.remove(session.chat(), session);
	}

	/** Ends the sessions of a world that was deleted. Returns at once. */
	public void endAllOf(WorldId world) {
		sessions.values().forEach(session -> session.endIfOf(world));
	}

	/**
	 * Marks what a crash left behind, and opens the chats in which a turn waits for a person, since its agent is in use.
	 * Blocks; called once, before there are other sessions.
	 */
	public void recover() throws StoreException {
		new Recovery(parts.store(), runtimes, parts.timers()).run();
		List<ChatId> waiting = parts.store().chatsWithUnfinishedTurns();
		CompletableFuture.allOf(waiting.stream().map(chat -> of(chat).awaken()).toArray(CompletableFuture[]::new))
				.handle((_, error) -> {
					if (error != null) {
						LOG.warn("A chat in which a turn waits for a person cannot be opened.", error);
					}
					return null;
				}).join();
	}

	/** Ends all sessions; see {@code Engine.close()}. */
	public void close() {
		closed = true;
		List<CompletableFuture<Void>> closing = new ArrayList<>();
		sessions.values().forEach(session -> closing.add(session.close()));
		try {
			CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).get(LONGEST_CLOSE.toMillis(),
					TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			LOG.warn("Some chats did not end within {} s; the next start marks their turns as interrupted.",
					LONGEST_CLOSE.toSeconds(), e);
		} catch (ExecutionException e) {
			LOG.warn("The end of some turns could not be saved; the next start marks them as interrupted.", e.getCause());
		} catch (InterruptedException e) {
			LOG.warn("Ending was interrupted; the next start marks unfinished turns as interrupted.", e);
			Thread.currentThread().interrupt();
		}
	}
}
