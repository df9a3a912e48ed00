package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.TurnId;

/** The turns of one chat that have not ended, in the order in which they were requested. */
final class RunningTurns {

	private final Map<TurnId, RunningTurn> turns = new LinkedHashMap<>();

	void add(RunningTurn turn) {
		turns.put(turn.id(), turn);
	}

	void remove(Collection<RunningTurn> ended) {
		ended.forEach(turn -> turns.remove(turn.id()));
	}

	void clear() {
		turns.clear();
	}

	void forEach(Consumer<RunningTurn> action) {
		turns.values().forEach(action);
	}

	Optional<RunningTurn> get(TurnId id) {
		return Optional.ofNullable(turns.get(id));
	}

	/** The turn, if what it says still counts: it has not ended, and its gate is open. */
	Optional<RunningTurn> heard(TurnId id) {
		return get(id).filter(turn -> turn.gate().filter(gate -> !gate.isClosed()).isPresent());
	}

	boolean isEmpty() {
		return turns.isEmpty();
	}

	/** Those that have a cause to end, which has to be saved. */
	List<RunningTurn> ending() {
		return turns.values().stream().filter(RunningTurn::isEnding).toList();
	}

	/** Those that do not end now, in their order. */
	List<RunningTurn> goingOn(Predicate<RunningTurn> which) {
		return new ArrayList<>(turns.values().stream().filter(turn -> !turn.isEnding()).filter(which).toList());
	}

	List<LiveTurn> live() {
		return turns.values().stream().map(RunningTurn::live).toList();
	}

	/** What the chat is doing: a turn that has ended is among the running ones only while its end cannot be saved. */
	Activity activity() {
		if (turns.values().stream().anyMatch(RunningTurn::isEnding)) {
			return Activity.CANNOT_SAVE;
		}
		if (turns.values().stream().anyMatch(turn -> turn.is(TurnState.WAITING_FOR_PERSON))) {
			return Activity.WAITING_FOR_PERSON;
		}
		return isEmpty() ? Activity.IDLE : Activity.WORKING;
	}
}
