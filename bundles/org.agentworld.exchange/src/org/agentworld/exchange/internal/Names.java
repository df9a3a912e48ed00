package org.agentworld.exchange.internal;

import java.util.Locale;
import java.util.Set;

/** Names that are free. */
public final class Names {

	private static final int LONGEST = 200;

	/**
	 * The name, with a number behind it if it is taken.
	 *
	 * @param taken in lower case, as the model compares names
	 */
	public static String free(String name, Set<String> taken) {
		String free = name;
		for (int number = 2; taken.contains(key(free)); number++) {
			String end = " " + number;
			free = cut(name, LONGEST - end.length()) + end;
		}
		return free;
	}

	/** Two names are the same if this is. */
	public static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/** A name that can be used, made from any text: one line that can be seen. */
	public static String usable(String text, String otherwise) {
		StringBuilder seen = new StringBuilder();
		text.codePoints().forEach(point -> {
			switch (Character.getType(point)) {
				case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> seen.append(' ');
				case Character.SURROGATE, Character.FORMAT -> {
					// Nobody sees it.
				}
				default -> seen.appendCodePoint(point);
			}
		});
		String usable = cut(seen.toString().strip().replaceAll("\\s+", " "), LONGEST);
		return usable.isEmpty() ? otherwise : usable;
	}

	/** Not within a character. */
	private static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
		return text.substring(0, end).strip();
	}

	private Names() {
	}
}
