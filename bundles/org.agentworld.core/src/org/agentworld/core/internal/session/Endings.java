package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.agentworld.core.internal.routing.Audience;
import org.agentworld.core.internal.routing.Reply;
import org.agentworld.core.internal.session.Ending.Cause;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Notice.Kind;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.Recipients;
import org.agentworld.spi.store.StoreException;

/**
 * How turns end together, and what follows: their messages, the turns that answer those, who is asked next, or the notice
 * that there were enough. All of it is computed before it is saved; the conversation is changed afterwards.
 */
final class Endings {

	/** Requests a turn; empty if its agent is being deleted. */
	interface Requests {
		/** @param number which of the turns that this step requests, from 1 */
		Optional<RunningTurn> of(World world, Agent agent, MessageId trigger, org.agentworld.events.conversation.Exchange exchange, int number);
	}

	private final World world;
	private final ChatStore store;
	private final Requests requests;
	private final Instant now;
	private final ExchangeLog exchange;
	private final List<RunningTurn> ended = new ArrayList<>();
	private final List<RunningTurn> waiting = new ArrayList<>();
	private final List<RunningTurn> active = new ArrayList<>();
	private final Set<AgentId> pending = new LinkedHashSet<>();
	private final List<Ending> endings = new ArrayList<>();
	private final List<RunningTurn> requested = new ArrayList<>();
	private final Map<RunningTurn, Turn> beginning = new LinkedHashMap<>();
	private Optional<Message> notice = Optional.empty();
	private int turnsSoFar;
	private boolean goesOn;
	private long position;
}
