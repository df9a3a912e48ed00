package org.agentworld.core;

import org.agentworld.events.ChatEvent;
import org.agentworld.events.conversation.ChatSnapshot;

/**
 * Follows one chat: a snapshot, then every event after it, none missing and none twice. After a gap there is another
 * snapshot, which replaces all that was known. Called by one thread at a time, never the UI thread; it may be slow.
 */
public interface ChatFollower {

	/** How the chat is now; what was known before is void. */
	void onSnapshot(ChatSnapshot snapshot);

	/** The event after the last one, or after the snapshot. */
	void onEvent(ChatEvent event);

	/** There will be nothing more, since the chat does not exist or cannot be read. */
	void onEnd(RefusedException why);
}
