package org.agentworld.events.conversation;

import java.util.Objects;

import org.agentworld.events.id.ChatId;

/**
 * The chat from which another one was branched.
 *
 * @param chat may be deleted meanwhile
 * @param name what it was called then
 */
public record Origin(ChatId chat, String name) {

	public Origin {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(name, "name");
	}
}
