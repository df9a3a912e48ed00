package org.agentworld.spi.provider;

import java.util.List;
import java.util.Objects;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;

/**
 * One call of a model.
 *
 * @param chat         the chat that is answered in; for the provider's log lines, never sent
 * @param turn         the turn that asks; likewise
 * @param connection   where to ask
 * @param model        which model; empty where the connection has a default
 * @param agentName    who answers
 * @param systemPrompt the agent's prompt; may be empty
 * @param prompt       what was said, oldest first; the last is what has to be answered
 * @param settings     how to answer
 */
public record ModelRequest(ChatId chat, TurnId turn, Connection connection, String model, String agentName,
		String systemPrompt, List<PromptMessage> prompt, ModelSettings settings) {

	public ModelRequest {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(turn, "turn");
		Objects.requireNonNull(connection, "connection");
		Objects.requireNonNull(model, "model");
		Objects.requireNonNull(agentName, "agentName");
		Objects.requireNonNull(systemPrompt, "systemPrompt");
		Objects.requireNonNull(settings, "settings");
		prompt = List.copyOf(prompt);
	}
}
