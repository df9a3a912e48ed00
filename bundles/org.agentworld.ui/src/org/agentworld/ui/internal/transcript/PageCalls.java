package org.agentworld.ui.internal.transcript;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.agentworld.ui.internal.picture.Thumbnail;

/**
 * Calls of the page's functions, as scripts. All content is a JSON-encoded argument, so none of it can become code. Keys
 * are the view model's. Each script ends in {@code 0}: then false from the browser means that it failed. Stateless.
 */
public final class PageCalls {

	/** Scrolls to the end and follows it. */
	public static final String SCROLL_TO_END = call("scrollToEnd");

	/** What comes until {@link #END} is laid out once. */
	static final String BEGIN = call("begin");

	/** What came since {@link #BEGIN} is laid out with the next frame, and the end followed if it was in sight. */
	static final String END = call("end");

	/** Gives the keyboard to the last entry. */
	public static final String FOCUS_LAST = call("focusLast");

	/** Gives the keyboard to the entry after the one that has it. */
	public static final String FOCUS_NEXT = call("focusNext", "1");

	/** Gives the keyboard to the entry before the one that has it, or to the last one. */
	public static final String FOCUS_PREVIOUS = call("focusNext", "-1");

	/**
	 * Sets the colours and the size of the text.
	 *
	 * @param textSize in CSS pixels
	 */
	public static String look(TranscriptPage.Theme theme, int textSize) {
		return call("look", JsonText.quote(theme.css()), Integer.toString(textSize));
	}

	/** Scrolls so that an entry begins at this many CSS pixels below the page's upper edge; nothing if it is not there. */
	public static String scrollTo(String key, int offset) {
		return callWithTexts("scrollTo", key, Integer.toString(offset));
	}

	/** Selects the next place that has the text, from the selection onwards and round; asks for {@code Found}. */
	public static String find(String text, boolean backwards) {
		return callWithTexts("find", text, Boolean.toString(backwards));
	}

	/** Offers to load older messages, or no longer does. */
	public static String hasOlder(boolean any) {
		return call("hasOlder", Boolean.toString(any));
	}

	/** @param before key of the entry that follows it; empty: at the end */
	static String addEntry(String key, String before, EntryView view) {
		return call("addEntry", JsonText.quote(key), JsonText.quote(before), view.toJson());
	}

	/** Puts other content into an entry, which stays where it is. */
	static String replaceEntry(String key, EntryView view) {
		return call("replaceEntry", JsonText.quote(key), view.toJson());
	}

	/** Says what an entry cost, and what its author did not know. */
	static String usage(String key, EntryView.Tokens tokens, String leftOut) {
		return callWithTexts("usage", key, tokens.text(), tokens.look(), leftOut);
	}

	static String removeEntry(String key) {
		return callWithTexts("removeEntry", key);
	}

	/** Adds to the {@link #plainRest} of an entry. */
	static String appendText(String key, String text) {
		return callWithTexts("appendText", key, text);
	}

	/** Adds finished blocks to an entry, before its rest. */
	static String appendBlocks(String key, String html) {
		return callWithTexts("appendBlocks", key, html);
	}

	/** Shows the block that is still being written as far as it is known. */
	static String renderRest(String key, String html) {
		return callWithTexts("renderRest", key, html);
	}

	/** Shows the block that is still being written as it was written. */
	static String plainRest(String key, String text) {
		return callWithTexts("plainRest", key, text);
	}

	/** Shows the picture of an image; nothing if the entry is gone. */
	public static String picture(String key, int index, Thumbnail picture) {
		return callWithTexts("picture", key, Integer.toString(index), picture.dataUri(), Integer.toString(picture.width()),
				Integer.toString(picture.height()));
	}

	/** Adds to the folded reasoning of an entry. */
	static String appendReasoning(String key, String text) {
		return callWithTexts("appendReasoning", key, text);
	}

	/** Lets a screen reader say something when it has time. */
	static String announce(String text) {
		return callWithTexts("announce", text);
	}

	/** Removes all entries. */
	static String reset() {
		return call("reset");
	}

	private static String callWithTexts(String function, String... texts) {
		return call(function, Arrays.stream(texts).map(JsonText::quote).toArray(String[]::new));
	}

	private static String call(String function, String... json) {
		return Arrays.stream(json).collect(Collectors.joining(",", "agentworld." + function + "(", ");0"));
	}

	private PageCalls() {
	}
}
