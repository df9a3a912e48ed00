package org.agentworld.ui.internal.transcript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.Usage;
import org.agentworld.markdown.MarkdownRenderer;

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
 * @param leftOut        that its author did not know all messages; empty if they did
 * @param paging         which of several answers it is; empty if there is only one
 */
record EntryView(Look look, String author, String time, String date, String html, Tokens usage, String note,
		String reasoningTitle, String reasoning, List<Action> actions, List<File> files, String leftOut,
		Optional<Paging> paging) {

	/** The names are classes of the page's styles. */
	enum Look {
		HUMAN, AGENT, TOOL, SYSTEM, NOTICE, RUNNING, WAITING, FAILED, CANCELLED, INTERRUPTED;

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
	 * Pages through answers that were given in the same place.
	 *
	 * @param place       which of them is shown, as a person reads it
	 * @param hasPrevious whether there is one before it
	 * @param hasNext     whether there is one after it
	 * @param isOther     whether it is not the one in the log
	 */
	record Paging(String place, boolean hasPrevious, boolean hasNext, boolean isOther) {

		String toJson() {
			String json = JsonText.object(Map.of("place", place));
			return json.substring(0, json.length() - 1) + ",\"previous\":" + hasPrevious + ",\"next\":" + hasNext
					+ ",\"other\":" + isOther + "}";
		}
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
		texts.put("leftOut", leftOut);
		texts.put("note", note);
		texts.put("reasoningTitle", reasoningTitle);
		texts.put("reasoning", reasoning);
		String buttons = actions.stream()
				.map(action -> "[" + JsonText.quote(action.name) + "," + JsonText.quote(action.label) + "]")
				.collect(Collectors.joining(",", "[", "]"));
		String attached = files.stream().map(File::toJson).collect(Collectors.joining(",", "[", "]"));
		String json = JsonText.object(texts);
		return json.substring(0, json.length() - 1) + ",\"actions\":" + buttons + ",\"files\":" + attached
				+ ",\"paging\":" + paging.map(Paging::toJson).orElse("null") + "}";
	}
}
