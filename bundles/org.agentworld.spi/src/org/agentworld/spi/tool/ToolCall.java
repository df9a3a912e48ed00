package org.agentworld.spi.tool;

import java.util.Objects;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;

/**
 * One call of a tool.
 *
 * @param id        names the call within its turn, and stays the same if the call is made again
 * @param chat      the chat whose turn asks
 * @param turn      the turn that asks
 * @param agentName the agent that asks, as the person calls it
 * @param arguments the text of a JSON object, which fits the tool's schema
 */
public record ToolCall(String id, ChatId chat, TurnId turn, String agentName, String arguments) {

	public ToolCall {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(chat, "chat");
		Objects.requireNonNull(turn, "turn");
		Objects.requireNonNull(agentName, "agentName");
		Objects.requireNonNull(arguments, "arguments");
	}
}
