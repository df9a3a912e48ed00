package org.agentworld.ui.internal.program;

/** Texts that would take too much place in the window. */
public final class ShortText {

	/**
	 * The text, or its beginning with an ellipsis.
	 *
	 * @param longest how many characters may stand in one place, as Unicode code points
	 */
	public static String of(String text, int longest) {
		return text.codePointCount(0, text.length()) <= longest ? text
				: text.substring(0, text.offsetByCodePoints(0, longest)).strip() + "…";
	}

	/** The first line that is not blank, shortened; empty if all are. */
	public static String firstLine(String text, int longest) {
		return of(text.strip().lines().findFirst().orElse(""), longest);
	}

	private ShortText() {
	}
}
