package org.agentworld.spi.store;

import java.util.List;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Queue;
import org.agentworld.model.Chat;

/**
 * What a session needs to begin.
 *
 * @param chat            the chat's definition; a copy for the caller
 * @param lastPosition    the highest position that its log ever had; 0 if it had none
 * @param lastOrdinal     the highest ordinal of its turns; 0 if it had none
 * @param unfinishedTurns in the order in which they were requested, with their saved text
 * @param queue           what waits
 */
public record ChatState(Chat chat, long lastPosition, long lastOrdinal, List<LiveTurn> unfinishedTurns, Queue queue) {

	public ChatState {
		unfinishedTurns = List.copyOf(unfinishedTurns);
	}
}
