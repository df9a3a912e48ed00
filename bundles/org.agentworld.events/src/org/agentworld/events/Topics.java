package org.agentworld.events;

import org.agentworld.events.id.WorldId;

/**
 * The Event Admin topics of the program.
 * <pre>
 * org/agentworld/&lt;worldId&gt;/chat/&lt;chatId&gt;/&lt;kind&gt;    all about one chat
 * org/agentworld/&lt;worldId&gt;/world/&lt;kind&gt;              a world and its agents
 * </pre>
 * The chat's id is a token of the topic because an exact topic costs Event Admin a hash look-up per event, while a
 * filter on a property costs every handler of every chat a match per event.
 */
public final class Topics {

	private static final String ROOT = "org/agentworld/";

	/** The topic of one event. */
	public static String of(ChatEvent event) {
		return stem(event.address()) + event.kind().token();
	}

	/** The topic of one event. */
	public static String of(WorldEvent event) {
		return stem(event.world()) + event.kind();
	}

	/** Matches all events of one chat and of no other. */
	public static String allOf(ChatAddress chat) {
		return stem(chat) + "*";
	}

	/** Matches all events of one world and its agents; none of its chats. */
	public static String allOf(WorldId world) {
		return stem(world) + "*";
	}

	/** Matches all events of all worlds and chats. */
	public static String all() {
		return ROOT + "*";
	}

	private static String stem(ChatAddress chat) {
		return ROOT + chat.world() + "/chat/" + chat.chat() + "/";
	}

	private static String stem(WorldId world) {
		return ROOT + world + "/world/";
	}

	private Topics() {
	}
}
