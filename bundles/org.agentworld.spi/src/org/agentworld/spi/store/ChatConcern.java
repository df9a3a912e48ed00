package org.agentworld.spi.store;

import java.util.Objects;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.id.TurnId;

/**
 * What of a chat may concern a person.
 *
 * @param chat     the chat
 * @param activity what it is doing; a store knows that by the unfinished turns, and not whether one cannot be saved
 * @param queued   how many messages wait in its queue
 * @param newest   the position of the newest message in its log that is not a person's; 0 if there is none
 * @param seen     up to which position the person has seen the log
 * @param failed   the turns that failed or were interrupted and still offer a retry
 */
public record ChatConcern(ChatAddress chat, Activity activity, int queued, long newest, long seen,
		Set<TurnId> failed) {

	public ChatConcern {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(activity, "activity");
		failed = Set.copyOf(failed);
	}

	/** A chat at rest, of which the person knows all. */
	public static ChatConcern nothing(ChatAddress chat) {
		return new ChatConcern(chat, Activity.IDLE, 0, 0, 0, Set.of());
	}

	/** Whether there is something that the person has not seen. */
	public boolean isUnread() {
		return newest > seen;
	}

	/** Whether the chat is at rest and the person knows all of it. */
	public boolean isNothing() {
		return activity == Activity.IDLE && queued == 0 && !isUnread() && failed.isEmpty();
	}
}
