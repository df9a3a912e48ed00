package org.agentworld.events.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;

/**
 * One entry of a chat's log.
 *
 * @param id         names the message in every chat and world
 * @param chat       the chat whose log it stands in
 * @param position   its place in that log, from 1 upwards; never reused, so the positions of a log may have gaps
 * @param role       who wrote it
 * @param agent      the agent that wrote it, if an agent did
 * @param authorName the author's name when it was written; later renames do not change it
 * @param content    at least one part
 * @param turn       the turn that wrote it, if one did
 * @param createdAt  when it was committed
 */
public record Message(MessageId id, ChatId chat, long position, Role role, Optional<AgentId> agent, String authorName,
		List<ContentPart> content, Optional<TurnId> turn, Instant createdAt) {

	public Message {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(role, "role");
		Objects.requireNonNull(agent, "agent");
		Objects.requireNonNull(authorName, "authorName");
		Objects.requireNonNull(turn, "turn");
		Objects.requireNonNull(createdAt, "createdAt");
		content = List.copyOf(content);
		if (position < 1) {
			throw new IllegalArgumentException("The position of a message begins at 1, not " + position + ".");
		}
		if (content.isEmpty()) {
			throw new IllegalArgumentException("A message has at least one content part.");
		}
		if (role == Role.AGENT && agent.isEmpty()) {
			throw new IllegalArgumentException("An agent's message names its agent.");
		}
	}

	/** What the program says in the message, if it does. */
	public Optional<ContentPart.Notice> notice() {
		return content.stream().filter(ContentPart.Notice.class::isInstance).map(ContentPart.Notice.class::cast).findFirst();
	}

	/** The text parts and notices, joined; without reasoning. Never null. */
	public String text() {
		return textOf(content);
	}

	/** The files that go with the message. Never null. */
	public List<ContentPart.Attachment> attachments() {
		return attachmentsOf(content);
	}

	/** The files among some content. Never null. */
	public static List<ContentPart.Attachment> attachmentsOf(List<ContentPart> content) {
		return content.stream().filter(ContentPart.Attachment.class::isInstance)
				.map(ContentPart.Attachment.class::cast).toList();
	}

	/** The text parts and notices of some content, joined; without reasoning. Never null. */
	public static String textOf(List<ContentPart> content) {
		return content.stream().flatMap(part -> switch (part) {
			case ContentPart.Text(String text) -> Stream.of(text);
			case ContentPart.Notice(_, String text) -> Stream.of(text);
			case ContentPart.Reasoning _, ContentPart.Attachment _ -> Stream.empty();
		}).collect(Collectors.joining("\n"));
	}
}
