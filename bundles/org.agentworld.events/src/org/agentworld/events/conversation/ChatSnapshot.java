package org.agentworld.events.conversation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.WorldId;

/**
 * A chat at one point of its event order: who has this and then follows every event of this epoch
 * with a number above {@code lastEventSeq} knows all there is.
 *
 * @param world        the chat's world
 * @param chat         the chat
 * @param name         its name
 * @param origin       the chat that it was branched from, if it was
 * @param epoch        the life of the session that answered
 * @param lastEventSeq the number of the last event that is included
 * @param page         the newest messages, or those before a position that was asked for
 * @param liveTurns    the turns that have not ended, in the order in which they were requested
 * @param queue        what waits
 * @param activity     what the chat is doing
 */
public record ChatSnapshot(WorldId world, ChatId chat, String name, Optional<Origin> origin, SessionEpoch epoch,
		long lastEventSeq, MessagePage page, List<LiveTurn> liveTurns, Queue queue, Activity activity) {

	public ChatSnapshot {
		Objects.requireNonNull(world, "world");
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(origin, "origin");
		Objects.requireNonNull(epoch, "epoch");
		Objects.requireNonNull(page, "page");
		Objects.requireNonNull(queue, "queue");
		Objects.requireNonNull(activity, "activity");
		liveTurns = List.copyOf(liveTurns);
	}
}
