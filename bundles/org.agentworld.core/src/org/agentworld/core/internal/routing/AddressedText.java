package org.agentworld.core.internal.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.World;

/**
 * Whom a text addresses, as it is written.
 *
 * @param rows    the mentions at the beginnings of lines, in the order of the text
 * @param passing the agents that are mentioned elsewhere
 * @param tags    the world tags, in the order of the text
 */
public record AddressedText(List<Row> rows, Set<AgentId> passing, List<Tag> tags) {

	/**
	 * Mentions one after the other at the beginning of a line.
	 *
	 * @param start where the greeting before them begins, or the first of them
	 * @param end   after the last of them
	 */
	record Row(int start, int end, List<Mention> mentions) {
	}

	/**
	 * One mention.
	 *
	 * @param name  as it is written, without the @
	 * @param agent empty if no agent is called so
	 */
	record Mention(String name, Optional<AgentId> agent) {
	}

	/**
	 * A word to the program.
	 *
	 * @param word STOP, DONE, PASS or TO
	 * @param to   whom it names
	 */
	record Tag(int start, int end, String word, List<Mention> to) {

		boolean ends() {
			return !word.equals("TO");
		}
	}

	// Texts are hostile: no pattern gives back what it has taken, so that the time grows with the text and not faster.
	private static final Pattern LINE_START = Pattern.compile(
			"^[ \\t]*+(?:(?:hey|hi|hello|to)(?:[ \\t]*+[,:][ \\t]*+|[ \\t]++))?+(?=@)",
			Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
	private static final Pattern BETWEEN = Pattern.compile("(?:[ \\t]*+,[ \\t]*+|[ \\t]++)(?:and[ \\t]++)?+(?=@)",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern UNKNOWN = Pattern.compile("[\\p{L}\\p{N}_-]{1,100}+");
	/** Not after what makes it part of something else, such as an address of mail or a path. */
	private static final Pattern PASSING = Pattern.compile("(?<![\\p{L}\\p{N}_.+/@-])@");
	private static final Pattern TAG = Pattern.compile(
			"<[ \\t]*+world[ \\t]*+>[ \\t]*+(?:(STOP|DONE|PASS)[ \\t]*+|TO[ \\t]*+:([^<\\n]*+))"
					+ "<[ \\t]*+/[ \\t]*+world[ \\t]*+>",
			Pattern.CASE_INSENSITIVE);
	private static final String AFTER_NAME = ",:;.!?";
	private static final Pattern BEHIND = Pattern.compile("[,:;.!? \\t]*+");

	/** Reads a text against the agents of a world. */
	public static AddressedText of(World world, String text) {
		String readable = ReadableText.of(text);
		AgentNames names = new AgentNames(world);
		return new AddressedText(rows(readable, names), passing(readable, names), tags(readable, names));
	}

	/** The text without the mentions at the beginnings of its lines and what greets there: what is said, not to whom. */
	public static String said(World world, String text) {
		StringBuilder said = new StringBuilder(text);
		for (Row row : of(world, text).rows().reversed()) {
			said.delete(row.start(), after(BEHIND, text, row.end()).orElse(row.end()));
		}
		return said.toString();
	}

	private static List<Row> rows(String text, AgentNames names) {
		List<Row> rows = new ArrayList<>();
		Matcher start = LINE_START.matcher(text);
		while (start.find()) {
			List<Mention> mentions = new ArrayList<>();
			int end = start.end();
			Optional<Integer> next = Optional.of(end);
			while (next.isPresent()) {
				Optional<Integer> after = mention(text, next.get(), names, mentions);
				end = after.orElse(end);
				next = after.flatMap(from -> after(BETWEEN, text, from));
			}
			if (!mentions.isEmpty()) {
				rows.add(new Row(start.start(), end, mentions));
			}
		}
		return rows;
	}

	/** Reads the mention whose @ is at a place; empty if there is none. Otherwise where it ends. */
	private static Optional<Integer> mention(String text, int at, AgentNames names, List<Mention> mentions) {
		Optional<AgentNames.Named> known = names.at(text, at + 1, end -> endsMention(text, end));
		if (known.isPresent()) {
			mentions.add(new Mention(text.substring(at + 1, known.get().end()), Optional.of(known.get().agent().getId())));
			return known.map(AgentNames.Named::end);
		}
		if (names.at(text, at + 1, end -> endsWord(text, end)).isPresent()) {
			// Spoken of, not to: "@Ada's idea".
			return Optional.empty();
		}
		Optional<Integer> end = after(UNKNOWN, text, at + 1);
		end.ifPresent(to -> mentions.add(new Mention(text.substring(at + 1, to), Optional.empty())));
		return end;
	}

	private static boolean endsMention(String text, int end) {
		return end == text.length() || Character.isWhitespace(text.charAt(end)) || AFTER_NAME.indexOf(text.charAt(end)) >= 0;
	}

	private static boolean endsWord(String text, int end) {
		return end == text.length() || after(UNKNOWN, text, end).isEmpty();
	}

	private static Optional<Integer> after(Pattern pattern, String text, int from) {
		Matcher matcher = pattern.matcher(text).region(from, text.length());
		return matcher.lookingAt() ? Optional.of(matcher.end()) : Optional.empty();
	}

	private static Set<AgentId> passing(String text, AgentNames names) {
		Set<AgentId> passing = new LinkedHashSet<>();
		Matcher at = PASSING.matcher(text);
		while (at.find()) {
			names.at(text, at.end(), end -> endsWord(text, end)).ifPresent(named -> passing.add(named.agent().getId()));
		}
		return passing;
	}

	private static List<Tag> tags(String text, AgentNames names) {
		List<Tag> tags = new ArrayList<>();
		Matcher tag = TAG.matcher(text);
		while (tag.find()) {
			List<Mention> to = tag.group(2) == null ? List.of()
					: Stream.of(tag.group(2).split(",")).map(String::strip).map(name -> name.startsWith("@") ? name.substring(1) : name)
							.filter(name -> !name.isEmpty()).map(name -> new Mention(name, names.called(name))).toList();
			tags.add(new Tag(tag.start(), tag.end(), tag.group(1) == null ? "TO" : tag.group(1).toUpperCase(Locale.ROOT), to));
		}
		return tags;
	}

	/** What stands at the beginnings of lines, or counts as if it did; in the order of the text. */
	private Stream<Mention> first() {
		record Placed(int at, List<Mention> mentions) {
		}
		return Stream.concat(rows.stream().map(row -> new Placed(row.start(), row.mentions())),
				tags.stream().map(tag -> new Placed(tag.start(), tag.to()))).sorted(Comparator.comparing(Placed::at))
				.flatMap(placed -> placed.mentions().stream());
	}

	/** The agents to which it is said, in the order of the text; each once. */
	public List<AgentId> addressed() {
		return first().flatMap(mention -> mention.agent().stream()).distinct().toList();
	}

	/** The names to which it is said and which no agent has, as they are written; each once. */
	public List<String> unknown() {
		return first().filter(mention -> mention.agent().isEmpty()).map(Mention::name).distinct().toList();
	}

	/** All agents that are mentioned. */
	public Set<AgentId> mentioned() {
		Set<AgentId> all = new LinkedHashSet<>(addressed());
		all.addAll(passing);
		return all;
	}

	/** The word that ends the exchange, as it is in its tag; empty if none does. */
	public Optional<String> end() {
		return tags.stream().filter(Tag::ends).map(Tag::word).findFirst();
	}
}
