package org.agentworld.spi.store;

import java.util.List;

import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;

/**
 * The end of a log, as a cut names it.
 *
 * @param messages in their order, without those that are cut
 * @param turns    those that answer one of the messages and offer a retry
 */
public record LogTail(List<MessageId> messages, List<TurnId> turns) {

	public LogTail {
		messages = List.copyOf(messages);
		turns = List.copyOf(turns);
	}
}
