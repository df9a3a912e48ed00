package org.agentworld.events.conversation;

import java.util.List;
import java.util.Map;

import org.agentworld.events.id.MessageId;

/**
 * A run of messages of one chat, oldest first.
 *
 * @param messages  without those that are cut
 * @param turns     the turns in a final state that answer one of these messages, in the order in which they were
 *                  requested; without those that a later retry replaced or a person dismissed
 * @param hasOlder  whether the log goes on before the first of them
 * @param alternatives for each of these messages that was generated again: all answers that there are to choose from, in
 *                  the order in which they were given, the one that stands in the log among them
 */
public record MessagePage(List<Message> messages, List<Turn> turns, boolean hasOlder,
		Map<MessageId, List<MessageId>> alternatives) {

	public static final MessagePage EMPTY = new MessagePage(List.of(), List.of(), false);

	/** A page of messages none of which was generated again. */
	public MessagePage(List<Message> messages, List<Turn> turns, boolean hasOlder) {
		this(messages, turns, hasOlder, Map.of());
	}

	public MessagePage {
		messages = List.copyOf(messages);
		turns = List.copyOf(turns);
		alternatives = Map.copyOf(alternatives);
	}
}
