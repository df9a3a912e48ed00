package org.agentworld.exchange.internal.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;

/** What the documents say beside what was said. */
final class Words {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
	private static final int KILO = 1024;

	private final ZoneId zone;

	Words(ZoneId zone) {
		this.zone = zone;
	}

	/** In the zone of the document. */
	String time(Instant instant) {
		return TIME.format(instant.atZone(zone));
	}

	/** Under which times and zone a document stands. */
	String exported(Instant now) {
		return "Exported from Agent World Workbench on " + time(now) + ". Times are those of " + zone + ".";
	}

	static String author(Message message) {
		return switch (message.role()) {
			case HUMAN -> message.authorName().isEmpty() ? "You" : message.authorName();
			case AGENT, TOOL -> message.authorName();
			case SYSTEM -> "Workbench";
		};
	}

	static String role(Message message) {
		return switch (message.role()) {
			case HUMAN -> "person";
			case AGENT -> "agent";
			case TOOL -> "tool";
			case SYSTEM -> "notice";
		};
	}

	/** Why a turn has no answer, or not all of it. */
	static String ending(Turn turn) {
		String what = switch (turn.state()) {
			case FAILED -> "failed";
			case CANCELLED -> "was stopped";
			default -> "was interrupted";
		};
		return turn.agentName() + " " + what + turn.error().map(error -> ": " + error.message()).orElse(".");
	}

	/** Whether there is something to say about how a turn ended. */
	static boolean isWorthSaying(Turn turn) {
		return turn.state() != TurnState.ENDED;
	}

	static String file(ContentPart.Attachment file) {
		String size = file.size() < KILO ? file.size() + " bytes"
				: file.size() < KILO * KILO ? file.size() / KILO + " KB" : file.size() / KILO / KILO + " MB";
		return file.name() + " (" + file.mediaType() + ", " + size + ")";
	}
}
