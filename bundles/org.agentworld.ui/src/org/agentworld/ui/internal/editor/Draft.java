package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;

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

	/** This, then what was written since. */
	Draft before(Draft since) {
		List<Attachment> all = new ArrayList<>(attachments);
		all.addAll(since.attachments);
		String joined = text.isEmpty() || since.text.isEmpty() ? text + since.text : text + "\n" + since.text;
		return new Draft(joined, all, since.text.isEmpty() ? caret : joined.length());
	}
}
