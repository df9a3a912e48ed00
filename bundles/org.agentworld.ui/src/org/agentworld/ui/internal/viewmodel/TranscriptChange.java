package org.agentworld.ui.internal.viewmodel;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.Turn;

/** One step from what a reader knows to what there is. Immutable. */
public sealed interface TranscriptChange {

	/** All that was known before is void. */
	record Reset(List<TranscriptEntry> entries) implements TranscriptChange {
		public Reset {
			entries = List.copyOf(entries);
		}
	}

	/**
	 * A new entry.
	 *
	 * @param before the key of the entry that follows it; empty if it is the last
	 */
	record Added(TranscriptEntry entry, Optional<String> before) implements TranscriptChange {
	}

	/** The entry with this key has other content. */
	record Replaced(TranscriptEntry entry) implements TranscriptChange {
	}

	/** The turn that wrote the message with this key has ended: what it cost is known. */
	record TurnKnown(String key, Turn turn) implements TranscriptChange {
	}

	/** The entry is gone. */
	record Removed(String key) implements TranscriptChange {
	}

	/** A running turn wrote text; the offset counts UTF-16 units of the entry's text. */
	record TextAppended(String key, int offset, String text) implements TranscriptChange {
	}

	/** A running turn thought; the offset counts UTF-16 units of the entry's reasoning. */
	record ReasoningAppended(String key, int offset, String text) implements TranscriptChange {
	}
}
