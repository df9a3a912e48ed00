package org.agentworld.events.conversation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;

/**
 * One agent answering one trigger in one chat, as the store keeps it.
 *
 * @param id          names the turn
 * @param chat        its chat
 * @param agent       who answers
 * @param agentName   the agent's name when the turn was requested
 * @param trigger     the message that is answered
 * @param exchange    how it came to that
 * @param ordinal     the turn's place among the turns of its chat, from 1 upwards; the order in which they were requested
 * @param state       where it stands
 * @param error       why it failed, in state {@link TurnState#FAILED}
 * @param usage       what it cost so far
 * @param leftOut     how many of the oldest messages that its agent remembers its model was not asked with, since there was
 *                    no room for them; 0: none
 * @param answer      the message with its text, once that is committed; a cancelled, failed or interrupted turn has
 *                    one if it had text
 * @param requestedAt when it was decided
 * @param endedAt     when it reached a final state
 */
public record Turn(TurnId id, ChatId chat, AgentId agent, String agentName, MessageId trigger, Exchange exchange,
		long ordinal, TurnState state, Optional<TurnError> error, Usage usage, int leftOut, Optional<MessageId> answer, Instant requestedAt,
		Optional<Instant> endedAt) {

	public Turn {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(agent, "agent");
		Objects.requireNonNull(agentName, "agentName");
		Objects.requireNonNull(trigger, "trigger");
		Objects.requireNonNull(exchange, "exchange");
		Objects.requireNonNull(state, "state");
		Objects.requireNonNull(error, "error");
		Objects.requireNonNull(usage, "usage");
		Objects.requireNonNull(answer, "answer");
		Objects.requireNonNull(requestedAt, "requestedAt");
		Objects.requireNonNull(endedAt, "endedAt");
		if (leftOut < 0) {
			throw new IllegalArgumentException("A turn leaves out 0 messages or more, not " + leftOut + ".");
		}
		if (state.isFinal() != endedAt.isPresent()) {
			throw new IllegalArgumentException("A turn has an end exactly if its state is final: " + state);
		}
		if ((state == TurnState.FAILED) != error.isPresent()) {
			throw new IllegalArgumentException("A turn has an error exactly if it failed: " + state);
		}
	}

	/** A turn that was decided just now. */
	public static Turn requested(ChatId chat, AgentId agent, String agentName, MessageId trigger, Exchange exchange,
			long ordinal, Instant now) {
		return new Turn(TurnId.random(), chat, agent, agentName, trigger, exchange, ordinal, TurnState.REQUESTED,
				Optional.empty(), Usage.UNKNOWN, 0, Optional.empty(), now, Optional.empty());
	}

	/**
	 * This turn one step on.
	 *
	 * @throws IllegalStateException if the state machine has no such step
	 */
	public Turn in(TurnState next) {
		return step(next, Optional.empty(), usage, Optional.empty(), Optional.empty());
	}

	/** This turn, whose model was not asked with the oldest messages. */
	public Turn leavingOut(int messages) {
		return new Turn(id, chat, agent, agentName, trigger, exchange, ordinal, state, error, usage, messages, answer,
				requestedAt, endedAt);
	}

	/** This turn, of whose answer nothing is there. */
	public Turn withoutAnswer() {
		return new Turn(id, chat, agent, agentName, trigger, exchange, ordinal, state, error, usage, leftOut, Optional.empty(),
				requestedAt, endedAt);
	}

	/** This turn at its end; see {@link #in} for the error. */
	public Turn finished(TurnState last, Optional<MessageId> message, Usage total, Optional<TurnError> why,
			Instant now) {
		return step(last, why, total, message, Optional.of(now));
	}

	private Turn step(TurnState next, Optional<TurnError> why, Usage total, Optional<MessageId> message,
			Optional<Instant> end) {
		if (!state.canBecome(next)) {
			throw new IllegalStateException("A turn cannot go from " + state + " to " + next + ".");
		}
		return new Turn(id, chat, agent, agentName, trigger, exchange, ordinal, next, why, total, leftOut, message,
				requestedAt, end);
	}
}
