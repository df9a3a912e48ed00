package org.agentworld.spi.provider;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One message of a prompt, seen with the eyes of the agent that answers.
 *
 * @param role       {@code ASSISTANT} for what that agent said itself, {@code USER} for everybody else
 * @param authorName who said it
 * @param content    at least one part
 */
public record PromptMessage(Role role, String authorName, List<PromptPart> content) {

	/** Who said it, in the terms of the models' interfaces. */
	public enum Role {
		USER, ASSISTANT
	}

	public PromptMessage {
		Objects.requireNonNull(role, "role");
		Objects.requireNonNull(authorName, "authorName");
		content = List.copyOf(content);
	}

	/** The text parts, joined. */
	public String text() {
		return content.stream().filter(PromptPart.Text.class::isInstance).map(part -> ((PromptPart.Text) part).text())
				.collect(Collectors.joining("\n"));
	}
}
