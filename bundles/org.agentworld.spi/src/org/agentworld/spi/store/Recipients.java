package org.agentworld.spi.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.agentworld.events.id.AgentId;

/**
 * Who is concerned by a message. Decided once, when it is committed.
 *
 * @param seenBy     the agents that remember it; those that answer it are among them
 * @param answeredBy the agents that answer it, in their order; each once
 */
public record Recipients(Set<AgentId> seenBy, List<AgentId> answeredBy) {

	/** No agent is. */
	public static final Recipients NONE = new Recipients(Set.of(), List.of());

	public Recipients {
		Set<AgentId> all = new HashSet<>(seenBy);
		all.addAll(answeredBy);
		seenBy = Set.copyOf(all);
		answeredBy = answeredBy.stream().distinct().toList();
	}

	/** Agents that see a message and do not answer it. */
	public static Recipients seeing(Set<AgentId> seenBy) {
		return new Recipients(seenBy, List.of());
	}
}
