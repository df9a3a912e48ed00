package org.agentworld.core.internal.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.core.internal.routing.AddressedText.Mention;
import org.agentworld.core.internal.routing.AddressedText.Row;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/**
 * The complete answer of an agent, as it enters the log: without mentions of the agent itself and without world tags, and
 * with a mention of the agent that it answers, so that the two go on.
 *
 * @param text         empty if there was nothing but a word that ends the exchange
 * @param addressed    the agents to which it is said, in the order of the text; never its author
 * @param mentioned    all agents that it mentions
 * @param endsExchange whether nobody answers it, and nobody else is asked
 */
public record Reply(String text, List<AgentId> addressed, Set<AgentId> mentioned, boolean endsExchange) {

	/** What is not the beginning of a list, a heading, code or the like, which needs a line of its own. */
	private static final Pattern WORDS = Pattern.compile("(?!\\d{1,9}[.)])[\\p{L}\\p{N}]");

	/** A part of a text, and what stands there instead. */
	private record Edit(int start, int end, String instead) {
	}

	/**
	 * @param author   whose answer it is
	 * @param answered the agent that is to be mentioned, where an agent is answered and wants that; empty otherwise
	 * @param written  what the model said
	 */
	public static Reply of(World world, AgentId author, Optional<Agent> answered, String written) {
		AddressedText read = AddressedText.of(world, written);
		boolean leftAlone = read.tags().isEmpty() && read.addressed().stream().allMatch(author::equals);
		String mentions = (leftAlone ? answered.stream() : redirected(world, author, read))
				.map(agent -> "@" + agent.getName()).collect(Collectors.joining(", "));
		String rest = edited(written, edits(read, author, written));
		if (read.end().isPresent()) {
			return new Reply(rest, List.of(), read.mentioned(), true);
		}
		String text = rest.isEmpty() && mentions.isEmpty() ? written : join(world, mentions, rest);
		AddressedText rewritten = AddressedText.of(world, text);
		return new Reply(text, rewritten.addressed().stream().filter(agent -> !agent.equals(author)).toList(),
				rewritten.mentioned(), false);
	}

	/** Those to whom tags lead; once the tags are gone, mentions say it. */
	private static Stream<Agent> redirected(World world, AgentId author, AddressedText read) {
		return read.tags().stream().flatMap(tag -> tag.to().stream()).flatMap(to -> to.agent().stream()).distinct()
				.filter(agent -> !agent.equals(author))
				.flatMap(id -> world.getAgents().stream().filter(agent -> agent.getId().equals(id)));
	}

	private static List<Edit> edits(AddressedText read, AgentId author, String text) {
		List<Edit> edits = new ArrayList<>();
		for (Row row : read.rows()) {
			List<Mention> others = row.mentions().stream().filter(mention -> !mention.agent().equals(Optional.of(author)))
					.toList();
			if (others.isEmpty()) {
				edits.add(new Edit(row.start(), endOfPunctuation(text, row.end()), ""));
			} else if (others.size() < row.mentions().size()) {
				edits.add(new Edit(row.start(), row.end(),
						others.stream().map(mention -> "@" + mention.name()).collect(Collectors.joining(", "))));
			}
		}
		read.tags().forEach(tag -> edits.add(new Edit(tag.start(), tag.end(), "")));
		edits.sort(Comparator.comparing(Edit::start));
		return edits;
	}

	/** Where nothing is left of the mentions of a line, what ended them goes as well. */
	private static int endOfPunctuation(String text, int from) {
		int end = from;
		while (end < text.length() && ",:;.!? \t".indexOf(text.charAt(end)) >= 0) {
			end++;
		}
		return end;
	}

	private static String edited(String text, List<Edit> edits) {
		if (edits.isEmpty()) {
			return text;
		}
		StringBuilder result = new StringBuilder();
		int from = 0;
		for (Edit edit : edits) {
			result.append(text, from, Math.max(from, edit.start())).append(edit.instead());
			from = Math.max(from, edit.end());
		}
		return result.append(text, from, text.length()).toString().strip();
	}

	/** In one line where that can be: it is not a list or the like, and addresses the same agents as in a line of its own. */
	private static String join(World world, String mentions, String rest) {
		if (mentions.isEmpty() || rest.isEmpty()) {
			return mentions + rest;
		}
		String apart = mentions + "\n\n" + rest;
		String inLine = mentions + " " + rest;
		return WORDS.matcher(rest).lookingAt() && addressed(world, inLine).equals(addressed(world, apart)) ? inLine : apart;
	}

	private static List<AgentId> addressed(World world, String text) {
		return AddressedText.of(world, text).addressed();
	}
}
