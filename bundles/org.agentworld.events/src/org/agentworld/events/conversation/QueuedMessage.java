package org.agentworld.events.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.agentworld.events.id.MessageId;

/**
 * A human message that waits until its chat is free. It keeps its id when it enters the log.
 *
 * @param id       names the message
 * @param content  at least one part
 * @param queuedAt when it was sent
 */
public record QueuedMessage(MessageId id, List<ContentPart> content, Instant queuedAt) {

	public QueuedMessage {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(queuedAt, "queuedAt");
		content = List.copyOf(content);
		if (content.isEmpty()) {
			throw new IllegalArgumentException("A message has at least one content part.");
		}
	}
}
