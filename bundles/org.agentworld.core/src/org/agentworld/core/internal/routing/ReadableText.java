package org.agentworld.core.internal.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without what is only shown in it: code and quotes address nobody. */
final class ReadableText {

	/** In place of each character that is not read. No name and no mention begins or ends with it. */
	private static final char BLANK = '\uFFFC';

	private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}[^`\\n]*|~{3,}[^\\n]*)\\n?");
	private static final Pattern QUOTE = Pattern.compile(" {0,3}>");
	private static final Pattern BACK_QUOTES = Pattern.compile("`++");

	/** The text, of the same length and with the same lines. */
	static String of(String text) {
		StringBuilder readable = new StringBuilder(text.length());
		String open = "";
		int end;
		for (int start = 0; start < text.length(); start = end) {
			int newline = text.indexOf('\n', start);
			end = newline < 0 ? text.length() : newline + 1;
			String line = text.substring(start, end);
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
				readable.append(withoutCode(line));
			}
		}
		return readable.toString();
	}

	/** Code within a line stands between as many back quotes as it begins with. */
	private static String withoutCode(String line) {
		if (line.indexOf('`') < 0) {
			return line;
		}
		List<MatchResult> runs = BACK_QUOTES.matcher(line).results().toList();
		// From the end, so that no run has to look for the next one of its length.
		Map<Integer, Integer> nextOfLength = new HashMap<>();
		int[] closedBy = new int[runs.size()];
		for (int i = runs.size() - 1; i >= 0; i--) {
			Integer next = nextOfLength.put(length(runs.get(i)), i);
			closedBy[i] = next == null ? i : next;
		}
		StringBuilder readable = new StringBuilder(line.length());
		int copied = 0;
		for (int i = 0; i < closedBy.length; i = closedBy[i] + 1) {
			if (closedBy[i] > i) {
				int end = runs.get(closedBy[i]).end();
				readable.append(line, copied, runs.get(i).start()).append(blank(line.substring(runs.get(i).start(), end)));
				copied = end;
			}
		}
		return readable.append(line, copied, line.length()).toString();
	}

	private static int length(MatchResult run) {
		return run.end() - run.start();
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
