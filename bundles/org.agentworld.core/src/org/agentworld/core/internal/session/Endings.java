package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.agentworld.core.internal.routing.Audience;
import org.agentworld.core.internal.routing.Reply;
import org.agentworld.events.conversation.ContentPart.Notice;
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
 * How turns of one exchange end together, and what follows: their messages, the turns that answer those, who is asked next,
 * or the notice that there were enough. All of it is computed before it is saved; the conversation is changed afterwards.
 */
final class Endings {

	private final World world;
	private final ChatStore store;
	private final TurnRequests requests;
	private final long firstOrdinal;
	private final Instant now;
	private final ExchangeLog exchange;

	private final List<RunningTurn> ended;
	/** Those that have been asked and go on, and those that wait until nobody is asked any more. */
	private final List<RunningTurn> running;
	private final List<RunningTurn> waiting;
	/** The agents whose answers the turn limit puts off. */
	private final Set<AgentId> pending = new LinkedHashSet<>();
	private final List<Ending> endings = new ArrayList<>();
	private final List<RunningTurn> requested = new ArrayList<>();
	private final Map<RunningTurn, Turn> beginning = new LinkedHashMap<>();
	private Optional<Message> notice = Optional.empty();
	private int turnsSoFar;
	/** Whether the log says already that there were enough. */
	private final boolean noticed;
	private long lastPosition;

	private Endings(World world, ChatStore store, RunningTurns turns, long lastPosition, TurnRequests requests,
			long firstOrdinal, Instant now) throws StoreException {
		this.world = world;
		this.store = store;
		this.lastPosition = lastPosition;
		this.requests = requests;
		this.firstOrdinal = firstOrdinal;
		this.now = now;
		ended = new ArrayList<>(turns.ending());
		running = turns.goingOn(turn -> !turn.is(TurnState.REQUESTED));
		waiting = turns.goingOn(turn -> turn.is(TurnState.REQUESTED));
		exchange = ExchangeLog.of(store, ended.getFirst().turn().exchange().human());
		ExchangeLog.Count count = exchange
				.count(Stream.of(ended, running, waiting).flatMap(List::stream).map(RunningTurn::turn).toList());
		turnsSoFar = count.number();
		noticed = count.noticed();
		exchange.pending(world).keySet().forEach(agent -> pending.add(agent.getId()));
	}

	/**
	 * Computes the end of those turns that have a cause for it; there is at least one.
	 *
	 * @param world        as it is now: what follows is decided by it, once
	 * @param stopped      whether a person wants nothing to follow
	 * @param lastPosition of the log
	 * @param firstOrdinal of the first turn that is requested
	 */
	static Endings of(World world, ChatStore store, RunningTurns turns, boolean stopped, long lastPosition,
			TurnRequests requests, long firstOrdinal, Instant now) throws StoreException {
		Endings endings = new Endings(world, store, turns, lastPosition, requests, firstOrdinal, now);
		endings.compute(stopped);
		return endings;
	}

	private void compute(boolean stopped) throws StoreException {
		Map<RunningTurn, Reply> replies = new LinkedHashMap<>();
		for (RunningTurn turn : ended) {
			if (turn.ending().orElseThrow().state() == TurnState.ENDED) {
				replies.put(turn, reply(turn));
			}
		}
		boolean over = stopped || replies.values().stream().anyMatch(Reply::endsExchange);
		for (RunningTurn turn : ended) {
			if (replies.containsKey(turn)) {
				endAnswered(turn, replies.get(turn), over);
			} else {
				endIncomplete(turn);
			}
		}
		if (over) {
			endUnasked();
		}
		if (running.isEmpty()) {
			Beginning.first(world, Stream.concat(waiting.stream(), requested.stream()).toList())
					.forEach(turn -> beginning.put(turn, turn.turn().in(TurnState.CALLING_MODEL)));
			if (beginning.isEmpty() && !over && !noticed && !pending.isEmpty() && turnsSoFar >= world.getTurnLimit()) {
				notice = Optional.of(SystemMessage.notice(ended.getFirst().turn().chat(), ++lastPosition,
						Notice.Kind.TURN_LIMIT, limitReached(), now));
			}
		}
	}

	private String limitReached() {
		int limit = world.getTurnLimit();
		return (limit == 1 ? "An agent has answered once" : "Agents have answered " + limit + " times")
				+ ", which is this world's turn limit. Let them go on, or write to them.";
	}

	private Reply reply(RunningTurn turn) throws StoreException {
		Optional<Agent> answered = turn.repliesToAgents()
				? store.message(turn.turn().trigger()).flatMap(Message::agent).flatMap(this::switchedOn)
				: Optional.empty();
		return Reply.of(world, turn.turn().agent(), answered, turn.text(TextKind.ANSWER).toString());
	}

	private Optional<Agent> switchedOn(AgentId id) {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(id) && agent.isEnabled()).findFirst();
	}

	private void endAnswered(RunningTurn turn, Reply reply, boolean over) {
		if (reply.text().isEmpty()) {
			add(Ending.withoutWords(turn, lastPosition + 1, now));
			return;
		}
		List<AgentId> later = mayAnswerLater();
		MessageId message = MessageId.random();
		List<AgentId> answering = over ? List.of() : answering(message, reply);
		add(Ending.answered(turn, message, reply.text(), lastPosition + 1,
				Audience.ofReply(turn.turn().agent(), reply, later, answering), now));
	}

	/** Requests the answers to a message, as far as the turn limit allows. Who is still to answer, answers it with that. */
	private List<AgentId> answering(MessageId message, Reply reply) {
		List<AgentId> answering = new ArrayList<>();
		for (AgentId id : reply.addressed()) {
			if (stillToAnswer().contains(id) || switchedOn(id).isEmpty()) {
				continue;
			}
			if (turnsSoFar >= world.getTurnLimit()) {
				pending.add(id);
				answering.add(id);
			} else {
				requests.request(world, id, message, exchange.turn(turnsSoFar + 1), firstOrdinal + requested.size())
						.ifPresent(turn -> {
							turnsSoFar++;
							requested.add(turn);
							answering.add(id);
						});
			}
		}
		return answering;
	}

	private void endIncomplete(RunningTurn turn) {
		add(Ending.incomplete(turn.turn(), turn.content(), turn.ending().orElseThrow(), lastPosition + 1,
				Audience.ofIncomplete(world, turn.turn().agent(), turn.text(TextKind.ANSWER).toString(), mayAnswerLater()),
				now));
	}

	/** Ends the turns that nobody is asked for any more. */
	private void endUnasked() {
		waiting.forEach(turn -> add(Ending.unasked(turn.turn(), now)));
		ended.addAll(waiting);
		waiting.clear();
	}

	private void add(Ending ending) {
		endings.add(ending);
		lastPosition = ending.message().map(Message::position).orElse(lastPosition);
	}

	private List<AgentId> stillToAnswer() {
		return Stream.concat(Stream.concat(waiting.stream(), requested.stream()).map(turn -> turn.turn().agent()),
				pending.stream()).toList();
	}

	/** Those and the agents that may be tried again: these see what ends now, too, but nobody counts on their answers. */
	private List<AgentId> mayAnswerLater() {
		Stream<AgentId> failing = ended.stream().filter(turn -> turn.ending().orElseThrow().state().offersRetry())
				.map(turn -> turn.turn().agent());
		return Stream.of(stillToAnswer().stream(), exchange.failed().stream(), failing).flatMap(agents -> agents).toList();
	}

	/** All that has to be saved. */
	List<ChatChange> changes() {
		List<ChatChange> changes = new ArrayList<>();
		endings.forEach(ending -> changes.addAll(ending.changes()));
		requested.stream().filter(turn -> !beginning.containsKey(turn))
				.forEach(turn -> changes.add(new ChatChange.PutTurn(turn.turn())));
		beginning.values().forEach(turn -> changes.add(new ChatChange.PutTurn(turn)));
		notice.ifPresent(message -> changes.add(new ChatChange.AppendMessage(message, Recipients.NONE)));
		return changes;
	}

	/** The turns that end. */
	List<RunningTurn> ended() {
		return ended;
	}

	/** How they do, in the order of the log. */
	List<Ending> endings() {
		return endings;
	}

	/** The turns that are requested. */
	List<RunningTurn> requested() {
		return requested;
	}

	/** The turns whose models are called now, be they requested now or before, with what they become. */
	Map<RunningTurn, Turn> beginning() {
		return beginning;
	}

	/** The notice that there were enough turns, if there were. */
	Optional<Message> notice() {
		return notice;
	}

	/** The last position of the log afterwards. */
	long lastPosition() {
		return lastPosition;
	}
}
