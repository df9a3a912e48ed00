package org.agentworld.exchange;

import java.util.List;
import java.util.Objects;

/**
 * What an import would bring. The whole file was read and checked for it.
 *
 * @param kind     what it is
 * @param origin   who wrote it
 * @param name     of the world, the chat or the agent
 * @param agents   the names of the agents that it has
 * @param chats    how many chats
 * @param messages how many messages all chats have together
 * @param files    how many different files the messages have
 * @param clashes  the names about which the person is asked
 * @param warnings what is left out or changed, in sentences
 */
public record ImportPreview(Kind kind, Origin origin, String name, List<String> agents, int chats, long messages,
		int files, List<Clash> clashes, List<String> warnings) {

	/** What a file can be. */
	public enum Kind {
		/** Becomes a world of its own. */
		WORLD,
		/** A chat with agents; is added to a world. */
		CHAT,
		/** Is added to a world. */
		AGENT
	}

	/** Who can have written it. */
	public enum Origin {
		/** This program, as JSON. */
		WORKBENCH,
		/** Agent World 0.16, as a folder or an archive of one. */
		AGENT_WORLD
	}

	public ImportPreview {
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(origin, "origin");
		Objects.requireNonNull(name, "name");
		agents = List.copyOf(agents);
		clashes = List.copyOf(clashes);
		warnings = List.copyOf(warnings);
	}
}
