package org.agentworld.ui.internal.transcript;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The scripts that call the functions of {@code transcript.js}. Each ends with {@code ;0}: executing it gives false only
 * if it failed. All arguments are JSON, so no content can become code; {@code html} is put into the page as it is and
 * comes from {@link MarkdownRenderer} alone. Keys are the view model's. Stateless.
 */
public final class PageCalls {

	/** How an entry looks; the names are classes of the page's styles. */
	public enum Look {
		HUMAN, AGENT, TOOL, SYSTEM, RUNNING, FAILED, CANCELLED, INTERRUPTED;

		String css() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * Adds an entry.
	 *
	 * @param before key of the entry that follows it; empty: at the end
	 * @param author plain text, like {@code time}
	 */
	public static String addEntry(String key, String before, Look look, String author, String time, String html) {
		return call("addEntry", key, before, look.css(), author, time, html);
	}

	/** Puts other content into an entry, which stays where it is. */
	public static String replaceEntry(String key, Look look, String author, String time, String html) {
		return call("replaceEntry", key, look.css(), author, time, html);
	}

	public static String removeEntry(String key) {
		return call("removeEntry", key);
	}

	/** Adds to the plain text at the end of an entry. */
	public static String appendText(String key, String text) {
		return call("appendText", key, text);
	}

	/** Adds finished blocks to an entry; the plain text behind them becomes {@code rest}. */
	public static String appendBlocks(String key, String html, String rest) {
		return call("appendBlocks", key, html, rest);
	}

	/** Adds to the folded reasoning of an entry. */
	public static String appendReasoning(String key, String text) {
		return call("appendReasoning", key, text);
	}

	/** Removes all entries. */
	public static String reset() {
		return call("reset");
	}

	/** Scrolls to the end and follows it. */
	public static String scrollToEnd() {
		return call("scrollToEnd");
	}

	private static String call(String function, String... arguments) {
		return "agentworld." + function
				+ Arrays.stream(arguments).map(JsonText::quote).collect(Collectors.joining(",", "(", ")")) + ";0";
	}

	private PageCalls() {
	}
}
