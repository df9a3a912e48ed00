package org.agentworld.ui.internal.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;

/**
 * Decides which events of all chats are worth a notice. Several agents may answer one after the other: their chat is
 * told of once, when it does nothing more, or at once when a turn fails. What a person stopped is no news to them. For
 * one thread.
 */
final class Notices {

	/** What happened since the chat last did nothing. */
	private enum SoFar {
		ANSWERED, TOLD_OF_FAILURE
	}

	private final Map<ChatAddress, SoFar> chats = new HashMap<>();

	Optional<Notice> of(ChatEvent event) {
		ChatAddress chat = event.address();
		return switch (event) {
			case TurnEnded _ -> {
				chats.putIfAbsent(chat, SoFar.ANSWERED);
				yield Optional.empty();
			}
			case TurnFailed failed -> {
				chats.put(chat, SoFar.TOLD_OF_FAILURE);
				yield Optional.of(new Notice(chat, Notice.Kind.FAILED, why(failed.turn())));
			}
			case ActivityChanged changed -> ofActivity(changed);
			case ChatDeleted _ -> {
				chats.remove(chat);
				yield Optional.empty();
			}
			default -> Optional.empty();
		};
	}

	private Optional<Notice> ofActivity(ActivityChanged changed) {
		return switch (changed.activity()) {
			case IDLE -> Optional.ofNullable(chats.remove(changed.address())).filter(SoFar.ANSWERED::equals)
					.map(_ -> new Notice(changed.address(), Notice.Kind.ENDED, ""));
			case WAITING_FOR_PERSON -> Optional.of(new Notice(changed.address(), Notice.Kind.WAITING, ""));
			case WORKING, CANNOT_SAVE -> Optional.empty();
		};
	}

	/** Events were missed: begins anew, and tells of nothing that it does not know. */
	void forget() {
		chats.clear();
	}

	private static String why(Turn turn) {
		return turn.error().map(TurnError::message).orElse("");
	}
}
