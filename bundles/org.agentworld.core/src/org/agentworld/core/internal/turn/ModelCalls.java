package org.agentworld.core.internal.turn;

import java.util.Optional;

import org.agentworld.core.Connections;
import org.agentworld.core.EngineParts;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.Route;
import org.agentworld.core.Timers;
import org.agentworld.core.internal.connection.ServerCalls;
import org.agentworld.core.internal.plugin.Contributions;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.Store;

/** What the calls of all turns share. Safe for use by many threads. */
public final class ModelCalls {

	private final EngineParts parts;
	private final Connections stored;
	private final Contributions contributions;
	private final CallPlaces places = new CallPlaces();
	private final ContextSizes contextSizes;

	/**
	 * @param stored        asked for a connection that is not one of this run
	 * @param contributions have the agents that are classes
	 * @param serverCalls   ask what concerns no chat alone
	 */
	public ModelCalls(EngineParts parts, Connections stored, Contributions contributions, ServerCalls serverCalls) {
		this.parts = parts;
		this.stored = stored;
		this.contributions = contributions;
		this.contextSizes = new ContextSizes(serverCalls, parts.timers());
	}

	/** A call for a turn, which is not started yet. */
	public TurnCall of(Turn turn, World world, Agent agent, TurnListener listener) {
		return new TurnCall(turn, world, agent, this, listener);
	}

	public Optional<Route> route(ChatId chat, String connection) throws ProviderException {
		Optional<Route> ofThisRun = parts.connections().route(chat, connection);
		return ofThisRun.isPresent() ? ofThisRun : stored.route(chat, connection);
	}

	Store store() {
		return parts.store();
	}

	public LlmProviders providers() {
		return parts.providers();
	}

	Contributions contributions() {
		return contributions;
	}

	Timers timers() {
		return parts.timers();
	}

	ContextSizes contextSizes() {
		return contextSizes;
	}

	/** Who may call when. */
	public CallPlaces places() {
		return places;
	}
}
