package org.agentworld.events.conversation;

import java.util.List;

/**
 * What waits in a chat.
 *
 * @param messages first in, first out
 * @param paused   whether nothing leaves it until a person resumes it
 */
public record Queue(List<QueuedMessage> messages, boolean paused) {

	public static final Queue EMPTY = new Queue(List.of(), false);

	public Queue {
		messages = List.copyOf(messages);
	}
}
