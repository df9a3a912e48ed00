package org.agentworld.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.id.AgentId;

/**
 * Who answers a human message.
 *
 * @param answering the agents that answer, in the order in which they do
 * @param mentioned the agents that it mentions, wherever
 * @param unknown   the names that it mentions at the beginning of a line and that no agent has
 * @param whyNobody where nobody answers: a sentence that says why, and what to do
 */
public record Addressing(List<AgentId> answering, Set<AgentId> mentioned, List<String> unknown,
		Optional<String> whyNobody) {

	public Addressing {
		answering = List.copyOf(answering);
		mentioned = Set.copyOf(mentioned);
		unknown = List.copyOf(unknown);
		Objects.requireNonNull(whyNobody, "whyNobody");
	}
}
