package org.agentworld.events.conversation;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a turn stands. The state is persisted before it is published; each step can be started from
 * the log alone.
 * <pre>
 * REQUESTED -> CALLING_MODEL -> ENDED
 *                ^      |-> WAITING_FOR_PERSON -> RUNNING_CALLS
 *                |      '-> RUNNING_CALLS --------------'|
 *                '---------------------------------------'
 * REQUESTED -> ENDED where the exchange is over before the turn has been asked
 * any unfinished state -> FAILED, CANCELLED, INTERRUPTED
 * </pre>
 */
public enum TurnState {
	/** Decided and persisted; an agent before it may still be answering. */
	REQUESTED,
	/** The provider is being asked. */
	CALLING_MODEL,
	/** A person has to approve or answer something; survives a restart as it is. */
	WAITING_FOR_PERSON,
	/** Tools that the model asked for are running. */
	RUNNING_CALLS,
	/** Answered, or not asked any more since an agent ended the exchange. */
	ENDED,
	/** Ended by an error; can be retried. */
	FAILED,
	/** Stopped by a person; keeps its text and can be retried. */
	CANCELLED,
	/** The program ended while the turn ran; keeps its text and can be retried, never by itself. */
	INTERRUPTED;

	/** Whether nothing more will happen in a turn of this state. */
	public boolean isFinal() {
		return this == ENDED || offersRetry();
	}

	/** Whether a person may ask for the same answer again. */
	public boolean offersRetry() {
		return this == FAILED || this == CANCELLED || this == INTERRUPTED;
	}

	/** Whether a turn may go from this state to {@code next} in one step. */
	public boolean canBecome(TurnState next) {
		return switch (this) {
			case REQUESTED -> next == CALLING_MODEL || next.isFinal();
			case CALLING_MODEL -> next == WAITING_FOR_PERSON || next == RUNNING_CALLS || next.isFinal();
			case WAITING_FOR_PERSON -> next == RUNNING_CALLS || next == CALLING_MODEL || next.offersRetry();
			case RUNNING_CALLS -> next == WAITING_FOR_PERSON || next == CALLING_MODEL || next.offersRetry();
			case ENDED, FAILED, CANCELLED, INTERRUPTED -> false;
		};
	}

	/** The states from which something still has to happen. */
	public static Set<TurnState> unfinished() {
		return EnumSet.of(REQUESTED, CALLING_MODEL, WAITING_FOR_PERSON, RUNNING_CALLS);
	}
}
