package org.agentworld.core.internal.turn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/** Who answers a message and who sees it. Asked once, when the message is committed; later edits change nothing of it. */
public final class Audience {

	/** The agents that answer a human message, in the order in which they do; no more than the world's turn limit. */
	public static List<Agent> answering(World world) {
		Agent main = world.getMainAgent();
		return world.getAgents().stream().filter(Agent::isEnabled).filter(agent -> main == null || agent == main)
				.limit(world.getTurnLimit()).toList();
	}

	/** What to say, and what to do, where {@link #answering} is empty. */
	public static String whyNobodyAnswers(World world) {
		Agent main = world.getMainAgent();
		return main == null || main.isEnabled()
				? "Nobody answers: this world has no agent that is switched on. Add one, or switch one on."
				: "Nobody answers: '" + main.getName()
						+ "', the main agent of this world, is switched off. Switch it on, or choose another one.";
	}

	/** The agents that see a human message: all. */
	public static Set<AgentId> ofHuman(World world) {
		Set<AgentId> all = new HashSet<>();
		world.getAgents().forEach(agent -> all.add(agent.getId()));
		return all;
	}

	/**
	 * The agents that see an agent's message.
	 *
	 * @param later the agents that answer the same human message after this one
	 */
	public static Set<AgentId> ofAgent(AgentId author, List<AgentId> later) {
		Set<AgentId> seeing = new HashSet<>(later);
		seeing.add(author);
		return seeing;
	}

	private Audience() {
	}
}
