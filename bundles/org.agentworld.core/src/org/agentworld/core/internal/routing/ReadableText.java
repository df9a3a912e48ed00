package org.agentworld.core.internal.routing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without what is only shown in it: code and quotes address nobody. */
final class ReadableText {

	/** In place of each character that is not read. No name and no mention begins or ends with it. */
	private static final char BLANK = '\uFFFC';

	private static final Pattern LINE = Pattern.compile("[^\\n]*\\n?");
	private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}[^`\\n]*|~{3,}[^\\n]*)\\n?");
	private static final Pattern QUOTE = Pattern.compile(" {0,3}>");
	/** Code within a line: between as many back quotes as it begins with. */
	private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`)[^\\n]*?(?<!`)\\1(?!`)");

	/** The text, of the same length and with the same lines. */
	static String of(String text) {
		StringBuilder readable = new StringBuilder(text.length());
		String open = "";
		Matcher lines = LINE.matcher(text);
		while (lines.find() && !lines.group().isEmpty()) {
			String line = lines.group();
			Matcher fence = FENCE.matcher(line);
			if (!open.isEmpty()) {
				readable.append(blank(line));
				open = closes(line, open) ? "" : open;
			} else if (fence.matches()) {
				readable.append(blank(line));
				open = run(fence.group(1));
			} else if (QUOTE.matcher(line).lookingAt()) {
				readable.append(blank(line));
			} else {
				readable.append(CODE.matcher(line).replaceAll(code -> blank(code.group())));
			}
		}
		return readable.toString();
	}

	/** Whether the line ends the code that began with this fence: as many of its characters at least, and nothing else. */
	private static boolean closes(String line, String fence) {
		String stripped = line.strip();
		return stripped.length() >= fence.length() && stripped.equals(fence.substring(0, 1).repeat(stripped.length()));
	}

	/** The characters that a fence is made of, without what follows them. */
	private static String run(String fence) {
		int end = 1;
		while (end < fence.length() && fence.charAt(end) == fence.charAt(0)) {
			end++;
		}
		return fence.substring(0, end);
	}

	private static String blank(String text) {
		StringBuilder blank = new StringBuilder(text.length());
		text.chars().forEach(unit -> blank.append(unit == '\n' ? '\n' : BLANK));
		return blank.toString();
	}

	private ReadableText() {
	}
}
