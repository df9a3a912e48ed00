package org.agentworld.spi.store;

import java.util.List;
import java.util.Objects;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;

/**
 * A message of a log, or an alternative of one, with all that belongs to it.
 *
 * @param message    the message itself
 * @param recipients who is concerned by it
 * @param turns      the turns in a final state that answer it, in the order in which they were requested; those that were
 *                   dismissed are among them
 */
public record LoggedMessage(Message message, Recipients recipients, List<Turn> turns) {

	public LoggedMessage {
		Objects.requireNonNull(message, "message");
		Objects.requireNonNull(recipients, "recipients");
		turns = List.copyOf(turns);
	}
}
