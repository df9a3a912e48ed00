package org.agentworld.events;

import java.util.Objects;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;

/**
 * Where a chat's events go: its world and itself, which together are the stem of its topics.
 *
 * @param world never null
 * @param chat  never null
 */
public record ChatAddress(WorldId world, ChatId chat) {

	public ChatAddress {
		Objects.requireNonNull(world, "An event of a chat needs the id of its world.");
		Objects.requireNonNull(chat, "An event of a chat needs the id of its chat.");
	}
}
