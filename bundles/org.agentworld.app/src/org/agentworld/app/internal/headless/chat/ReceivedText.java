package org.agentworld.app.internal.headless.chat;

import java.util.HashMap;
import java.util.Map;

import org.agentworld.events.id.TurnId;

/** How much of each turn's text has come: a snapshot repeats what was known before. */
final class ReceivedText {

	private final Map<TurnId, Integer> lengths = new HashMap<>();

	/** What of this piece is new; empty if nothing is. */
	String news(TurnId turn, int offset, String piece) {
		int known = lengths.getOrDefault(turn, 0);
		String news = piece.substring(Math.clamp(known - offset, 0, piece.length()));
		lengths.put(turn, known + news.length());
		return news;
	}
}
