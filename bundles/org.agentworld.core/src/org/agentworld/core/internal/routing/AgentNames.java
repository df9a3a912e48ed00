package org.agentworld.core.internal.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

	/** @param text its code points, all in the same case */
	private record Name(int[] text, Agent agent) {
	}

	/** Sorted, so that those with the same beginning stand together, the shortest first. */
	private final List<Name> names;

	AgentNames(World world) {
		TreeMap<int[], Agent> sorted = new TreeMap<>(Arrays::compare);
		world.getAgents().forEach(agent -> sorted.putIfAbsent(folded(agent.getName()), agent));
		world.getAgents().forEach(agent -> sorted.putIfAbsent(folded(agent.getId().toString()), agent));
		world.getAgents().forEach(agent -> sorted.putIfAbsent(folded(agent.getName().replaceAll("\\s+", "-")), agent));
		names = sorted.entrySet().stream().map(entry -> new Name(entry.getKey(), entry.getValue())).toList();
	}

	/**
	 * The agent whose name stands at a place of a text. Looks at no more of the text than the longest name has, and not at
	 * each name: a text may have millions of such places, and a world a thousand agents.
	 *
	 * @param ends whether a name may end before the character at this index, which may be the text's end
	 */
	Optional<Named> at(String text, int start, IntPredicate ends) {
		Optional<Named> longest = Optional.empty();
		int end = start;
		int from = 0;
		int to = names.size();
		for (int length = 0; from < to; length++) {
			if (names.get(from).text().length == length) {
				if (ends.test(end)) {
					longest = Optional.of(new Named(names.get(from).agent(), end));
				}
				from++;
			}
			if (end == text.length()) {
				break;
			}
			int next = folded(text.codePointAt(end));
			from = firstNotBelow(next, length, from, to);
			to = firstNotBelow(next + 1, length, from, to);
			end += Character.charCount(text.codePointAt(end));
		}
		return longest;
	}

	/** The first of some names that begin alike and are longer than that, by what each goes on with. */
	private int firstNotBelow(int codePoint, int length, int from, int to) {
		int low = from;
		int high = to;
		while (low < high) {
			int middle = (low + high) / 2;
			if (names.get(middle).text()[length] < codePoint) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** The agent that is called so. */
	Optional<AgentId> called(String text) {
		return at(text, 0, end -> end == text.length()).map(named -> named.agent().getId());
	}

	private static int[] folded(String text) {
		return text.codePoints().map(AgentNames::folded).toArray();
	}

	/** As {@link String#equalsIgnoreCase} compares. */
	private static int folded(int codePoint) {
		return Character.toLowerCase(Character.toUpperCase(codePoint));
	}
}
