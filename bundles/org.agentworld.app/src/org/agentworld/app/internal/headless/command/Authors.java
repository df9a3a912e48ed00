package org.agentworld.app.internal.headless.command;

import org.agentworld.events.conversation.Message;

/** What people are told of who wrote a message. */
public final class Authors {

	/** The author's name; the person has none. */
	public static String of(Message message) {
		return message.authorName().isEmpty() ? "You" : message.authorName();
	}

	private Authors() {
	}
}
