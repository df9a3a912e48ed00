package org.agentworld.events.conversation;

import static org.agentworld.events.conversation.TurnState.CALLING_MODEL;
import static org.agentworld.events.conversation.TurnState.CANCELLED;
import static org.agentworld.events.conversation.TurnState.ENDED;
import static org.agentworld.events.conversation.TurnState.FAILED;
import static org.agentworld.events.conversation.TurnState.INTERRUPTED;
import static org.agentworld.events.conversation.TurnState.REQUESTED;
import static org.agentworld.events.conversation.TurnState.RUNNING_CALLS;
import static org.agentworld.events.conversation.TurnState.WAITING_FOR_PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state machine of turns, as a full table. */
class TurnTest {

	/** From each state: the states to which it may go. */
	private static final Map<TurnState, Set<TurnState>> STEPS = Map.of(
			REQUESTED, EnumSet.of(CALLING_MODEL, ENDED, FAILED, CANCELLED, INTERRUPTED),
			CALLING_MODEL, EnumSet.of(WAITING_FOR_PERSON, RUNNING_CALLS, ENDED, FAILED, CANCELLED, INTERRUPTED),
			WAITING_FOR_PERSON, EnumSet.of(RUNNING_CALLS, CALLING_MODEL, FAILED, CANCELLED, INTERRUPTED),
			RUNNING_CALLS, EnumSet.of(WAITING_FOR_PERSON, CALLING_MODEL, FAILED, CANCELLED, INTERRUPTED),
			ENDED, EnumSet.noneOf(TurnState.class), FAILED, EnumSet.noneOf(TurnState.class),
			CANCELLED, EnumSet.noneOf(TurnState.class), INTERRUPTED, EnumSet.noneOf(TurnState.class));

	private static final Instant THEN = Instant.EPOCH;
	private static final TurnError ERROR = TurnError.of(TurnError.Kind.NETWORK, "cut");

	static List<Arguments> steps() {
		return Arrays.stream(TurnState.values()).flatMap(
				from -> Arrays.stream(TurnState.values()).map(to -> Arguments.of(from, to, STEPS.get(from).contains(to))))
				.toList();
	}

	@ParameterizedTest(name = "{0} -> {1}: {2}")
	@MethodSource("steps")
	void aStepIsPossibleOrRefused(TurnState from, TurnState to, boolean possible) {
		assertThat(from.canBecome(to)).isEqualTo(possible);
		Turn turn = in(from);
		if (!possible) {
			assertThatThrownBy(() -> step(turn, to)).isInstanceOf(IllegalStateException.class)
					.hasMessage("A turn cannot go from " + from + " to " + to + ".");
			assertThat(turn.state()).isEqualTo(from);
			return;
		}
		Turn next = step(turn, to);
		assertThat(next.state()).isEqualTo(to);
		assertThat(next.id()).isEqualTo(turn.id());
		assertThat(next.endedAt().isPresent()).isEqualTo(to.isFinal());
		assertThat(next.error().isPresent()).isEqualTo(to == FAILED);
	}

	private static Turn step(Turn turn, TurnState to) {
		return to.isFinal() ? turn.finished(to, Optional.empty(), Usage.of(1, 2),
				to == FAILED ? Optional.of(ERROR) : Optional.empty(), THEN) : turn.in(to);
	}

	private static Turn in(TurnState state) {
		return new Turn(TurnId.random(), ChatId.random(), AgentId.random(), "Ada", MessageId.random(),
				Exchange.first(MessageId.random()), 1, state,
				state == FAILED ? Optional.of(ERROR) : Optional.empty(), Usage.UNKNOWN, 0, Optional.empty(), THEN,
				state.isFinal() ? Optional.of(THEN) : Optional.empty());
	}

	@Test
	void finalStatesAndThoseThatOfferARetry() {
		assertThat(Arrays.stream(TurnState.values()).filter(TurnState::isFinal)).containsExactly(ENDED, FAILED,
				CANCELLED, INTERRUPTED);
		assertThat(Arrays.stream(TurnState.values()).filter(TurnState::offersRetry)).containsExactly(FAILED, CANCELLED,
				INTERRUPTED);
		assertThat(TurnState.unfinished()).containsExactly(REQUESTED, CALLING_MODEL, WAITING_FOR_PERSON, RUNNING_CALLS);
	}

	@Test
	void anEndBelongsToAFinalStateAndAnErrorToAFailure() {
		Turn turn = in(CALLING_MODEL);
		assertThatThrownBy(() -> turn.in(ENDED)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("has an end exactly if");
		assertThatThrownBy(() -> turn.finished(RUNNING_CALLS, Optional.empty(), Usage.UNKNOWN, Optional.empty(), THEN))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has an end exactly if");
		assertThatThrownBy(() -> turn.finished(FAILED, Optional.empty(), Usage.UNKNOWN, Optional.empty(), THEN))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has an error exactly if");
		assertThatThrownBy(() -> turn.finished(ENDED, Optional.empty(), Usage.UNKNOWN, Optional.of(ERROR), THEN))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has an error exactly if");
	}

	@Test
	void aCostIsNeverNull() {
		OptionalLong none = OptionalLong.empty();
		assertThatThrownBy(() -> new Usage(null, none, none, none)).isInstanceOf(NullPointerException.class);
		assertThatThrownBy(() -> new Usage(none, null, none, none)).isInstanceOf(NullPointerException.class);
		assertThatThrownBy(() -> new Usage(none, none, null, none)).isInstanceOf(NullPointerException.class);
		assertThatThrownBy(() -> new Usage(none, none, none, null)).isInstanceOf(NullPointerException.class);
	}
}
