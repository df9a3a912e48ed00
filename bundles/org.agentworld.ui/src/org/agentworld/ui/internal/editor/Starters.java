package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.stream.Stream;

import org.agentworld.core.ContributedAgent;
import org.agentworld.core.PlugIns;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/** What plug-ins propose to say first to the agents that answer in a world. Does not block. */
final class Starters {

	/** More would be a list to read, and no help. */
	private static final int MOST = 6;

	/** Where several agents answer, each is addressed by its name. */
	static List<String> of(World world, PlugIns plugIns) {
		List<Agent> answering = world.getAgents().stream().filter(Agent::isEnabled)
				.filter(agent -> world.getMainAgent() == null || world.getMainAgent() == agent).toList();
		return answering.stream().flatMap(agent -> of(agent, answering.size() > 1, plugIns)).limit(MOST).toList();
	}

	private static Stream<String> of(Agent agent, boolean addressed, PlugIns plugIns) {
		String mention = addressed ? "@" + agent.getName().replace(' ', '-') + " " : "";
		return plugIns.agent(agent.getContribution()).map(ContributedAgent::starters).orElse(List.of()).stream()
				.map(starter -> mention + starter);
	}

	private Starters() {
	}
}
