package org.agentworld.events.conversation;

import java.util.List;

/**
 * A run of messages of one chat, oldest first.
 *
 * @param messages  without those that are cut
 * @param turns     the turns in a final state that answer one of these messages, in the order in which they were
 *                  requested; without those that a later retry replaced or a person dismissed
 * @param hasOlder  whether the log goes on before the first of them
 */
public record MessagePage(List<Message> messages, List<Turn> turns, boolean hasOlder) {

	public static final MessagePage EMPTY = new MessagePage(List.of(), List.of(), false);

	public MessagePage {
		messages = List.copyOf(messages);
		turns = List.copyOf(turns);
	}
}
