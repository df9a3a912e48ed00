package org.agentworld.events.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A turn that has not ended, with what it wrote so far.
 *
 * @param turn      its state
 * @param text      its text so far; the next chunk's offset is this text's length
 * @param reasoning its reasoning so far, likewise
 * @param delay     why it does not call its model just now; empty while it does
 */
public record LiveTurn(Turn turn, String text, String reasoning, Optional<Delay> delay) {

	public LiveTurn {
		Objects.requireNonNull(turn, "turn");
		Objects.requireNonNull(text, "text");
		Objects.requireNonNull(reasoning, "reasoning");
		Objects.requireNonNull(delay, "delay");
	}

	/** A turn that is not held up. */
	public LiveTurn(Turn turn, String text, String reasoning) {
		this(turn, text, reasoning, Optional.empty());
	}

	/**
	 * What it wrote so far, as the content that a message of it would have; empty if it wrote nothing.
	 *
	 * @param thought how long it thought; zero if that is not known
	 */
	public List<ContentPart> content(Duration thought) {
		List<ContentPart> parts = new ArrayList<>();
		if (!reasoning.isEmpty()) {
			parts.add(new ContentPart.Reasoning(reasoning, thought));
		}
		if (!text.isEmpty()) {
			parts.add(new ContentPart.Text(text));
		}
		return parts;
	}
}
