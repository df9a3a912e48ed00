package org.agentworld.ui.internal.transcript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.Usage;

/**
 * How an entry of the transcript looks in the page. Immutable.
 *
 * @param look           its kind
 * @param author         who, as plain text, like all but {@code html}
 * @param time           when, short
 * @param date           when, in full
 * @param html           safe blocks, which come from {@link MarkdownRenderer} alone
 * @param usage          what it cost; empty if there is nothing to say
 * @param note           text behind them
 * @param reasoningTitle what the folded reasoning is called
 * @param reasoning      the reasoning; empty if there is none
 * @param actions        what a person can ask of it
 * @param files          what is attached to it
 */
record EntryView(Look look, String author, String time, String date, String html, Tokens usage, String note,
		String reasoningTitle, String reasoning, List<Action> actions, List<File> files) {

	/** The names are classes of the page's styles. */
	enum Look {
		HUMAN, AGENT, TOOL, SYSTEM, RUNNING, WAITING, FAILED, CANCELLED, INTERRUPTED;

		String css() {
			return this == WAITING ? "running waiting" : name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * What an answer cost.
	 *
	 * @param text as a person reads it; may be empty
	 * @param look class of the page's styles
	 */
	record Tokens(String text, String look) {

		static final Tokens NONE = new Tokens("", "usage");

		static Tokens of(Usage usage) {
			return new Tokens(UsageTexts.of(usage), UsageTexts.isKnown(usage) ? "usage" : "usage unknown");
		}
	}

	/**
	 * A button of an entry.
	 *
	 * @param name  what {@link PageRequest} calls it
	 * @param label its text
	 */
	record Action(String name, String label) {
	}

	/**
	 * A file of an entry.
	 *
	 * @param name      as plain text
	 * @param size      readable
	 * @param isPicture whether a picture of it can be shown
	 */
	record File(String name, String size, boolean isPicture) {

		String toJson() {
			String json = JsonText.object(Map.of("name", name, "size", size));
			return json.substring(0, json.length() - 1) + ",\"isPicture\":" + isPicture + "}";
		}
	}

	String toJson() {
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put("look", look.css());
		texts.put("author", author);
		texts.put("time", time);
		texts.put("date", date);
		texts.put("html", html);
		texts.put("usage", usage.text());
		texts.put("usageLook", usage.look());
		texts.put("note", note);
		texts.put("reasoningTitle", reasoningTitle);
		texts.put("reasoning", reasoning);
		String buttons = actions.stream()
				.map(action -> "[" + JsonText.quote(action.name) + "," + JsonText.quote(action.label) + "]")
				.collect(Collectors.joining(",", "[", "]"));
		String attached = files.stream().map(File::toJson).collect(Collectors.joining(",", "[", "]"));
		String json = JsonText.object(texts);
		return json.substring(0, json.length() - 1) + ",\"actions\":" + buttons + ",\"files\":" + attached + "}";
	}
}
