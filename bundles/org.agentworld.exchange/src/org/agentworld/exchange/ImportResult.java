package org.agentworld.exchange;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;

/**
 * What an import brought.
 *
 * @param world    the new world, or the one to which something was added; empty if a world was skipped
 * @param agents   those that are new or were replaced
 * @param chats    the new ones, in the order of the file
 * @param warnings as in the preview
 */
public record ImportResult(Optional<WorldId> world, List<AgentId> agents, List<ChatId> chats, List<String> warnings) {

	public ImportResult {
		agents = List.copyOf(agents);
		chats = List.copyOf(chats);
		warnings = List.copyOf(warnings);
	}
}
