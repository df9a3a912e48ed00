package org.agentworld.core.internal.session;

import java.util.Optional;

import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.ChatChange.AppendTurnText;
import org.agentworld.spi.store.ChatChange.TextKind;

/** One of the texts that a running turn writes, and how much of it is saved. */
final class TurnText {

	private final TurnId turn;
	private final TextKind kind;
	private final StringBuilder text;
	private int saved;

	TurnText(TurnId turn, TextKind kind, String alreadySaved) {
		this.turn = turn;
		this.kind = kind;
		this.text = new StringBuilder(alreadySaved);
		this.saved = text.length();
	}

	/** Adds to the text and returns where the addition begins. */
	int append(String more) {
		int offset = text.length();
		text.append(more);
		return offset;
	}

	boolean isEmpty() {
		return text.isEmpty();
	}

	boolean hasUnsaved() {
		return saved < text.length();
	}

	/** What has to be saved. */
	Optional<AppendTurnText> unsaved() {
		return hasUnsaved() ? Optional.of(new AppendTurnText(turn, kind, saved, text.substring(saved)))
				: Optional.empty();
	}

	void saved(AppendTurnText change) {
		saved = change.offset() + change.text().length();
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
