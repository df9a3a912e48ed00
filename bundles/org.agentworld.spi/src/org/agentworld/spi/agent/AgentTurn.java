package org.agentworld.spi.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.provider.PromptMessage;

/**
 * What an agent is asked: what it may know of its own chat, as it was when the turn began. Nothing in it leads to another
 * chat. Immutable, but for the contents of files.
 *
 * @param chat       the chat that is answered in; for log lines
 * @param turn       the turn; likewise
 * @param agentName  what the person calls the agent, which need not be the name in the plug-in
 * @param prompt     what the person wrote into the agent's form, with the world's variables filled in; at first what the
 *                   extension says; may be empty
 * @param parameters the agent's extra parameters, as the text of a JSON object; empty: none. What they mean the agent says
 * @param variables  the world's variables by their names, in their order
 * @param messages   what the agent sees of the chat, oldest first, at most the newest thousand
 * @param message    which of them is to be answered; what other agents have answered to it already comes after it
 */
public record AgentTurn(ChatId chat, TurnId turn, String agentName, String prompt, String parameters,
		Map<String, String> variables, List<PromptMessage> messages, PromptMessage message) {

	public AgentTurn {
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(turn, "turn");
		Objects.requireNonNull(agentName, "agentName");
		Objects.requireNonNull(prompt, "prompt");
		Objects.requireNonNull(parameters, "parameters");
		variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
		messages = List.copyOf(messages);
		Objects.requireNonNull(message, "message");
	}
}
