package org.agentworld.ui.internal.overview;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.spi.store.ChatConcern;

/** Why a chat needs the person, the most pressing first. */
public enum Need {
	/** It does not go on without them. */
	WAITING,
	/** A turn failed or was interrupted, or cannot be saved. */
	FAILED,
	/** There is something new. */
	UNREAD;

	/** The most pressing need of a chat; empty if it has none. */
	public static Optional<Need> of(ChatConcern concern) {
		if (concern.activity() == Activity.WAITING_FOR_PERSON) {
			return Optional.of(WAITING);
		}
		if (concern.activity() == Activity.CANNOT_SAVE || !concern.failed().isEmpty()) {
			return Optional.of(FAILED);
		}
		return concern.isUnread() ? Optional.of(UNREAD) : Optional.empty();
	}

	/**
	 * The chat to go to: the next one after the chat in front in the order of needs, and the first one after the last.
	 *
	 * @param front the chat in front, which is never the answer
	 */
	public static Optional<ChatAddress> next(Collection<ChatConcern> concerns, Optional<ChatAddress> front) {
		List<ChatAddress> inNeed = concerns.stream().filter(concern -> of(concern).isPresent())
				.sorted(Comparator.comparing((ChatConcern concern) -> of(concern).orElseThrow())
						.thenComparing(concern -> concern.chat().chat().toString()))
				.map(ChatConcern::chat).toList();
		int here = front.map(inNeed::indexOf).orElse(-1);
		return inNeed.isEmpty() ? Optional.empty()
				: Optional.of(inNeed.get((here + 1) % inNeed.size())).filter(chat -> !front.equals(Optional.of(chat)));
	}
}
