package org.agentworld.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a world: what {@code {{name}}} in the prompts of its agents stands for. Written as text with a line
 * {@code name=value} each; the value is what follows the first {@code =}, without spaces around it. Lines that are empty or
 * begin with {@code #} mean nothing. A name is letters, digits and underscores, and its case counts. Values are taken as
 * they are: a {@code {{name}}} in a value stands for nothing.
 *
 * @param values in the order of the text; not modifiable
 */
public record Variables(Map<String, String> values) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
	private static final Pattern USE = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}");

	public Variables {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/** Reads the text; lines that break the rule, which {@link #fault} names, mean nothing. */
	public static Variables of(String text) {
		Map<String, String> values = new LinkedHashMap<>();
		text.lines().map(String::strip).filter(line -> !isNothing(line)).forEach(line -> {
			int equals = line.indexOf('=');
			if (equals > 0 && NAME.matcher(line.substring(0, equals).strip()).matches()) {
				values.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
			}
		});
		return new Variables(values);
	}

	/** What is wrong with the text, for the person who typed it; empty if nothing is. */
	public static Optional<String> fault(String text) {
		Set<String> seen = new LinkedHashSet<>();
		int number = 0;
		for (String raw : text.lines().toList()) {
			number++;
			String line = raw.strip();
			if (isNothing(line)) {
				continue;
			}
			int equals = line.indexOf('=');
			String name = equals < 0 ? line : line.substring(0, equals).strip();
			if (equals < 0) {
				return Optional.of("Line " + number + " of the variables has no '='. Write name=value.");
			}
			if (!NAME.matcher(name).matches()) {
				return Optional.of("Line " + number + " of the variables: '" + name
						+ "' is not a name. Use letters, digits and underscores.");
			}
			if (!seen.add(name)) {
				return Optional.of("Line " + number + " of the variables: '" + name + "' has a value already.");
			}
		}
		return Optional.empty();
	}

	/** The text with all variables that there are in place of their names; what is unknown stays as it is. */
	public String fill(String text) {
		return USE.matcher(text).replaceAll(
				use -> Matcher.quoteReplacement(values.getOrDefault(use.group(1), use.group())));
	}

	/** The names in a text that stand for nothing, in its order. */
	public Set<String> unknown(String text) {
		Set<String> unknown = new LinkedHashSet<>();
		USE.matcher(text).results().map(use -> use.group(1)).filter(name -> !values.containsKey(name))
				.forEach(unknown::add);
		return unknown;
	}

	private static boolean isNothing(String line) {
		return line.isEmpty() || line.startsWith("#");
	}
}
