package org.agentworld.ui.internal.viewmodel;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.MessageId;

/**
 * The answers that were given in the place of one. Immutable.
 *
 * @param all   in the order in which they were given, the one that stands in the log among them; empty: it was given once
 * @param other what is shown instead of the one in the log; empty: that is shown
 */
public record Alternatives(List<MessageId> all, Optional<Message> other) {

	/** There is nothing to choose from. */
	public static final Alternatives NONE = new Alternatives(List.of(), Optional.empty());

	public Alternatives {
		all = List.copyOf(all);
	}
}
