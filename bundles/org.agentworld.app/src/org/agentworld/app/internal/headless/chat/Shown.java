package org.agentworld.app.internal.headless.chat;

import java.util.List;

import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;

/**
 * What people are shown of a chat beside the answers that come.
 *
 * @param all    whether the messages of people are, and what is taken out; not where the person has just sent them
 * @param before how many of the messages are that were there before
 */
record Shown(boolean all, int before) {

	static final Shown ANSWERS = new Shown(false, 0);

	/** The messages that were there before and are shown. */
	List<Message> of(ChatSnapshot first) {
		List<Message> messages = first.page().messages();
		return messages.subList(Math.max(0, messages.size() - before), messages.size());
	}
}
