package org.agentworld.app.internal.headless.chat;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

import org.agentworld.events.id.TurnId;

/**
 * Prints what many chats say at the same time so that each line belongs to one of them: pieces are put together to lines,
 * and each line begins with who says it. Safe for use by many threads.
 */
final class LabelledLines {

	/** Longer lines are broken, so that a slow answer is seen while it comes. */
	private static final int WIDTH = 72;

	private final PrintStream out;
	private final PrintStream err;
	private final Map<TurnId, StringBuilder> unfinished = new HashMap<>();

	LabelledLines(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/** More text of a turn. */
	synchronized void add(TurnId turn, String label, String piece) {
		StringBuilder line = unfinished.computeIfAbsent(turn, _ -> new StringBuilder());
		line.append(piece);
		for (int end = endOfLine(line); end >= 0; end = endOfLine(line)) {
			print(label, line.substring(0, end));
			line.delete(0, end + 1);
		}
		out.flush();
	}

	/** The turn says nothing more. */
	synchronized void end(TurnId turn, String label) {
		StringBuilder rest = unfinished.remove(turn);
		if (rest != null && !rest.isEmpty()) {
			print(label, rest.toString());
			out.flush();
		}
	}

	/** A whole message. */
	synchronized void message(String label, String text) {
		text.lines().forEach(line -> print(label, line));
		out.flush();
	}

	/** Something about a chat that is not its text. */
	synchronized void note(String label, String text) {
		err.println(label + ": " + printable(text));
		err.flush();
	}

	private static int endOfLine(StringBuilder line) {
		int newline = line.indexOf("\n");
		if (newline >= 0 && newline <= WIDTH || line.length() <= WIDTH) {
			return newline;
		}
		int space = line.lastIndexOf(" ", WIDTH);
		return space > 0 ? space : newline;
	}

	private void print(String label, String line) {
		out.println(label + " │ " + printable(line));
	}

	/** What a model writes must not steer the terminal. */
	static String printable(String text) {
		return text.codePoints().map(c -> Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}
}
