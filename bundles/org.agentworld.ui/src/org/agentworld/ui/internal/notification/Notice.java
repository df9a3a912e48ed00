package org.agentworld.ui.internal.notification;

import org.agentworld.events.ChatAddress;

/**
 * That something happened in a chat which the person may want to see.
 *
 * @param chat where
 * @param kind what
 * @param why  what went wrong, a sentence; empty if nothing did
 */
record Notice(ChatAddress chat, Kind kind, String why) {

	enum Kind {
		/** The chat has answered, and does nothing more. */
		ENDED,
		/** The chat cannot go on without the person. */
		WAITING,
		/** A turn failed. */
		FAILED
	}
}
