package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;
import org.agentworld.spi.store.EditorState.ReadingPlace;
import org.agentworld.spi.store.EditorState;

/**
 * A message that is being written. Immutable.
 *
 * @param caret where the person writes, in UTF-16 units
 */
record Draft(String text, List<Attachment> attachments, int caret) {

	Draft {
		attachments = List.copyOf(attachments);
	}

	/** What was written before, to be written on at its end. */
	static Draft of(List<ContentPart> content) {
		String text = Message.textOf(content);
		return new Draft(text, Message.attachmentsOf(content), text.length());
	}

	/** What was left in an editor. */
	static Draft of(EditorState left) {
		return new Draft(left.draft(), left.attachments(), left.caret());
	}

	/** Whether this says just that. */
	boolean says(List<ContentPart> content) {
		return text.equals(Message.textOf(content)) && attachments.equals(Message.attachmentsOf(content));
	}

	/** This and where the person reads, to be kept. */
	EditorState at(Optional<ReadingPlace> place) {
		return new EditorState(text, attachments, caret, place);
	}

	/** This, then what was written since. */
	Draft before(Draft since) {
		List<Attachment> all = new ArrayList<>(attachments);
		all.addAll(since.attachments);
		String joined = text.isEmpty() || since.text.isEmpty() ? text + since.text : text + "\n" + since.text;
		return new Draft(joined, all, since.text.isEmpty() ? caret : joined.length());
	}
}
