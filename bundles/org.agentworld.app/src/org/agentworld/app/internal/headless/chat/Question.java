package org.agentworld.app.internal.headless.chat;

import java.util.List;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.model.Chat;

/**
 * What to send where.
 *
 * @param chat    where
 * @param content what
 */
record Question(Chat chat, List<ContentPart> content) {

	/** Nothing but text. */
	static Question of(Chat chat, String text) {
		return new Question(chat, List.of(new ContentPart.Text(text)));
	}
}
