package org.agentworld.events;

import java.time.Instant;
import java.util.Objects;

import org.agentworld.events.id.SessionEpoch;

/**
 * Where an event stands in its chat.
 *
 * @param epoch    the life of the session that published it
 * @param eventSeq from 1 upwards in each epoch, one more with each event of the chat; a subscriber that sees a gap
 *                 or a new epoch asks for a snapshot
 * @param at       when it was published
 */
public record EventStamp(SessionEpoch epoch, long eventSeq, Instant at) {

	public EventStamp {
		Objects.requireNonNull(epoch, "epoch");
		Objects.requireNonNull(at, "at");
		if (eventSeq < 1) {
			throw new IllegalArgumentException("eventSeq begins at 1, not " + eventSeq + ".");
		}
	}
}
