package org.agentworld.core.internal.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/**
 * What the agents of a world are called in texts, in any case: their names, their ids, and their names with hyphens in
 * place of spaces, as other programs write them. Of two that fit the longer one counts, of equally long ones the name.
 */
final class AgentNames {

	/** An agent that is named in a text. */
	record Named(Agent agent, int end) {
	}

	private record Name(String text, Agent agent) {
	}

	private final List<Name> names = new ArrayList<>();

	AgentNames(World world) {
		world.getAgents().forEach(agent -> names.add(new Name(agent.getName(), agent)));
		world.getAgents().forEach(agent -> names.add(new Name(agent.getId().toString(), agent)));
		world.getAgents().forEach(agent -> names.add(new Name(agent.getName().replaceAll("\\s+", "-"), agent)));
		// Stable: what was added first stays before what is as long.
		names.sort(Comparator.comparing((Name name) -> name.text().length()).reversed());
	}

	/**
	 * The agent whose name stands at a place of a text.
	 *
	 * @param ends whether a name may end before the character at this index, which may be the text's end
	 */
	Optional<Named> at(String text, int start, IntPredicate ends) {
		return names.stream()
				.filter(name -> text.regionMatches(true, start, name.text(), 0, name.text().length())
						&& ends.test(start + name.text().length()))
				.map(name -> new Named(name.agent(), start + name.text().length())).findFirst();
	}

	/** The agent that is called so. */
	Optional<AgentId> called(String text) {
		return names.stream().filter(name -> name.text().equalsIgnoreCase(text)).map(name -> name.agent().getId()).findFirst();
	}
}
