package org.agentworld.app.internal.headless.command;

import java.util.stream.Collectors;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/** Finds agents by what a person calls them: their name, in any case, or their id. */
public final class AgentNames {

	/** @throws RefusedException if there is no such agent; says which ones there are */
	public static Agent find(World world, String name) throws RefusedException {
		return world.getAgents().stream()
				.filter(agent -> agent.getName().equalsIgnoreCase(name) || agent.getId().toString().equals(name)).findFirst()
				.orElseThrow(() -> new RefusedException("There is no agent '" + name + "' in '" + world.getName() + "'. "
						+ (world.getAgents().isEmpty() ? "There is none yet." : "There are: "
								+ world.getAgents().stream().map(Agent::getName).collect(Collectors.joining(", ")) + ".")));
	}

	private AgentNames() {
	}
}
