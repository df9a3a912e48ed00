package org.agentworld.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.core.internal.routing.AddressedText;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/**
 * Reads whom a person's message addresses. A mention is an {@code @} with an agent's name or id, in any case; hyphens may
 * stand for the spaces of a name. At the beginning of a line, perhaps after a greeting, it says who answers; elsewhere it
 * is only spoken of. Code and quotes address nobody. Pure: no I/O, safe on every thread.
 */
public final class Mentions {

	private static final int MOST_NAMED = 5;

	/**
	 * Who answers a human message in a world as it is now.
	 *
	 * @param world not changed meanwhile
	 * @param text  of the message; empty if it has none
	 */
	public static Addressing of(World world, String text) {
		AddressedText read = AddressedText.of(world, text);
		List<Agent> addressed = read.addressed().stream().map(id -> agent(world, id)).toList();
		if (read.end().isPresent()) {
			return nobody(read, "the message says " + read.end().get() + ".");
		}
		if (!addressed.isEmpty()) {
			return answering(read, addressed, "%s switched off. Switch on who is to answer, or mention somebody else."
					.formatted(isOrAre(addressed)));
		}
		if (!read.unknown().isEmpty()) {
			return nobody(read, "no agent of this world is called %s. Correct the name.".formatted(unknown(read.unknown())));
		}
		if (!read.passing().isEmpty()) {
			return nobody(read, "agents are mentioned only within lines. Put the name of who is to answer at the beginning"
					+ " of a line.");
		}
		Agent main = world.getMainAgent();
		return main == null
				? answering(read, world.getAgents(), "this world has no agent that is switched on. Add one, or switch one on.")
				: answering(read, List.of(main), "'" + main.getName()
						+ "', the main agent of this world, is switched off. Switch it on, or choose another one.");
	}

	private static Agent agent(World world, AgentId id) {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(id)).findFirst().orElseThrow();
	}

	/** Some of the names: a text may have any number of them. */
	private static String unknown(List<String> names) {
		return names.stream().limit(MOST_NAMED).map(name -> "'" + name + "'").collect(Collectors.joining(" or "))
				+ (names.size() > MOST_NAMED ? " or the like" : "");
	}

	private static String isOrAre(List<Agent> agents) {
		return agents.stream().map(agent -> "'" + agent.getName() + "'").collect(Collectors.joining(" and "))
				+ (agents.size() == 1 ? " is" : " are");
	}

	private static Addressing answering(AddressedText read, List<Agent> asked, String whyNobody) {
		List<Agent> answering = asked.stream().filter(Agent::isEnabled).toList();
		return answering.isEmpty() ? nobody(read, whyNobody)
				: new Addressing(answering.stream().map(Agent::getId).toList(), read.mentioned(), read.unknown(), Optional.empty());
	}

	private static Addressing nobody(AddressedText read, String why) {
		return new Addressing(List.of(), read.mentioned(), read.unknown(), Optional.of("Nobody answers: " + why));
	}

	private Mentions() {
	}
}
