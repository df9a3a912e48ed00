package org.agentworld.spi.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;

/**
 * What a person left in the editor of a chat. No agent sees it, and nobody but the editor needs it.
 *
 * @param draft       what was typed and not sent
 * @param attachments what was attached to it
 * @param caret       where in the draft they were writing, in UTF-16 units
 * @param place       where they were reading; empty: at the end
 */
public record EditorState(String draft, List<ContentPart.Attachment> attachments, int caret,
		Optional<ReadingPlace> place) {

	/** An editor in which nobody did anything. */
	public static final EditorState NEW = new EditorState("", 0, Optional.empty());

	/**
	 * A place in the transcript.
	 *
	 * @param entry  the first entry in sight, as the editor calls it
	 * @param offset how many pixels its upper edge is below that of the transcript
	 */
	public record ReadingPlace(String entry, int offset) {
		public ReadingPlace {
			Objects.requireNonNull(entry, "entry");
		}
	}

	public EditorState {
		Objects.requireNonNull(draft, "draft");
		Objects.requireNonNull(place, "place");
		attachments = List.copyOf(attachments);
	}

	/** An editor to whose draft nothing is attached. */
	public EditorState(String draft, int caret, Optional<ReadingPlace> place) {
		this(draft, List.of(), caret, place);
	}
}
