package org.agentworld.ui.internal.transcript;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.Role;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;

/** What a person can ask of a message in the transcript, in the order in which it is offered. */
public enum MessageAction {

	COPY("copy", Messages.Entry_copy), EDIT("edit", Messages.Entry_edit), AGAIN("again", Messages.Entry_again),
	BRANCH("branch", Messages.Entry_branch), DELETE("delete", Messages.Entry_delete),
	/** Shows the answer that was given before in the same place. */
	PREVIOUS("previous", Messages.Entry_previous),
	/** Shows the answer that was given after it in the same place. */
	NEXT("next", Messages.Entry_next),
	/** Lets the answer that is shown stand in the log. */
	CHOOSE("choose", Messages.Entry_choose),
	/** Lets agents go on that have reached the turn limit. */
	GO_ON("go-on", Messages.Entry_goOn);

	private final String word;
	private final String label;

	MessageAction(String word, String label) {
		this.word = word;
		this.label = label;
	}

	/** What the page calls it, in its requests and styles. */
	String word() {
		return word;
	}

	/** What a person calls it. */
	public String label() {
		return label;
	}

	static Optional<MessageAction> named(String word) {
		return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
	}

	/** Those that stand at a message itself; paging stands below it. */
	static Stream<MessageAction> of(Written message) {
		return Stream.of(COPY, EDIT, AGAIN, BRANCH, DELETE, GO_ON).filter(action -> action.fits(message))
				.filter(action -> message.message().notice().isEmpty() || action == GO_ON);
	}

	/** Whether it can be asked of a message; the chat may still refuse it. */
	public boolean fits(Written message) {
		Role role = message.message().role();
		return switch (this) {
			case COPY, DELETE -> true;
			// A branch has what stands in the log, and that is another answer than the one that is shown.
			case BRANCH -> message.alternatives().other().isEmpty();
			case EDIT -> role == Role.HUMAN;
			case AGAIN -> role == Role.AGENT;
			case PREVIOUS, NEXT -> message.alternatives().all().size() > 1;
			case CHOOSE -> message.alternatives().other().isPresent();
			case GO_ON -> message.message().notice().map(Notice::kind).filter(Notice.Kind.TURN_LIMIT::equals).isPresent();
		};
	}
}
