package org.agentworld.events.conversation;

import java.util.Objects;

import org.agentworld.events.id.MessageId;

/**
 * Where a turn stands among those that follow one human message: agents answer it, other agents answer them, and so on, up
 * to the world's turn limit.
 *
 * @param human the message that a person wrote, with which it began
 * @param turn  which turn of the exchange it is, from 1 upwards; it begins at 1 again when a person lets an exchange go on
 *              that had reached the limit
 */
public record Exchange(MessageId human, int turn) {

	public Exchange {
		Objects.requireNonNull(human, "human");
		if (turn < 1) {
			throw new IllegalArgumentException("The turns of an exchange begin at 1, not " + turn + ".");
		}
	}

	/** The first turn that follows a human message. */
	public static Exchange first(MessageId human) {
		return new Exchange(human, 1);
	}

	/** A later one. */
	public Exchange plus(int turns) {
		return new Exchange(human, turn + turns);
	}
}
