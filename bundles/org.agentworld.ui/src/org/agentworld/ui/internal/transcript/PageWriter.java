package org.agentworld.ui.internal.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.markdown.MarkdownRenderer;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;

/**
 * Writes the changes of one transcript as scripts for its page. Renders Markdown, so it works off the UI thread. A text
 * that streams is rendered block by block; what arrives between two calls costs one script. Used by one thread at a time.
 */
public final class PageWriter {

	/** How much goes into one script, in UTF-16 units, so that a long page reaches the browser in several small steps. */
	private static final int SCRIPT_SIZE = 60_000;

	/**
	 * Up to this length the block that is still being written is rendered each time it grew; it takes about a millisecond
	 * here and two in the page. A longer one is shown as it was written until it is finished.
	 */
	private static final int LONGEST_RENDERED_REST = 6_000;

	private final EntryViews views;
	private final Set<String> keys = new HashSet<>();
	private final Map<String, StreamedMarkdown> streaming = new HashMap<>();
	private final Map<String, StringBuilder> newText = new LinkedHashMap<>();
	private final Map<String, StringBuilder> newReasoning = new LinkedHashMap<>();
	private long newest;
	private List<String> scripts;
	private StringBuilder script;

	/** @param views decides how entries look */
	public PageWriter(EntryViews views) {
		this.views = views;
	}

	/** The scripts that bring the page up to date, to be executed one after the other. */
	public List<String> write(List<TranscriptChange> changes) {
		scripts = new ArrayList<>();
		script = new StringBuilder();
		changes.forEach(this::write);
		writeStreamed();
		endScript();
		return scripts;
	}

	/** The entries that the page has after all scripts that were written. */
	public Set<String> keys() {
		return Set.copyOf(keys);
	}

	private void write(TranscriptChange change) {
		switch (change) {
			case TranscriptChange.TextAppended added ->
				newText.computeIfAbsent(added.key(), _ -> new StringBuilder()).append(added.text());
			case TranscriptChange.ReasoningAppended added ->
				newReasoning.computeIfAbsent(added.key(), _ -> new StringBuilder()).append(added.text());
			default -> {
				writeStreamed();
				writeEntry(change);
			}
		}
	}

	private void writeEntry(TranscriptChange change) {
		switch (change) {
			case TranscriptChange.Reset reset -> {
				streaming.clear();
				keys.clear();
				call(PageCalls.reset());
				reset.entries().forEach(entry -> add(entry, ""));
			}
			case TranscriptChange.Added added -> {
				add(added.entry(), added.before().orElse(""));
				if (isNews(added.entry())) {
					views.announcement(added).ifPresent(text -> call(PageCalls.announce(text)));
				}
			}
			case TranscriptChange.Replaced replaced -> {
				call(PageCalls.replaceEntry(replaced.entry().key(), view(replaced.entry())));
				showRest(replaced.entry());
				views.announcement(replaced).ifPresent(text -> call(PageCalls.announce(text)));
			}
			case TranscriptChange.TurnKnown(String key, Turn turn) ->
				call(PageCalls.usage(key, EntryView.Tokens.of(turn.usage()), EntryViews.leftOut(turn)));
			case TranscriptChange.Removed removed -> {
				streaming.remove(removed.key());
				keys.remove(removed.key());
				call(PageCalls.removeEntry(removed.key()));
			}
			default -> throw new IllegalArgumentException("Streamed text is collected: " + change);
		}
	}

	/** Older messages that are loaded later are none. */
	private boolean isNews(TranscriptEntry entry) {
		return !(entry instanceof TranscriptEntry.Written(Message message, _, _)) || message.position() == newest;
	}

	private void add(TranscriptEntry entry, String before) {
		keys.add(entry.key());
		if (entry instanceof TranscriptEntry.Written(Message message, _, _)) {
			newest = Math.max(newest, message.position());
		}
		call(PageCalls.addEntry(entry.key(), before, view(entry)));
		showRest(entry);
	}

	private EntryView view(TranscriptEntry entry) {
		if (entry instanceof TranscriptEntry.Running running) {
			StreamedMarkdown markdown = new StreamedMarkdown();
			streaming.put(entry.key(), markdown);
			return views.of(running, markdown.append(running.live().text()));
		}
		return views.of(entry);
	}

	private void showRest(TranscriptEntry entry) {
		if (entry instanceof TranscriptEntry.Running && !streaming.get(entry.key()).rest().isEmpty()) {
			showRest(entry.key(), streaming.get(entry.key()));
		}
	}

	private void showRest(String key, StreamedMarkdown markdown) {
		String rest = markdown.rest();
		call(rest.length() <= LONGEST_RENDERED_REST ? PageCalls.renderRest(key, MarkdownRenderer.toHtml(rest))
				: PageCalls.plainRest(key, rest));
	}

	private void writeStreamed() {
		newReasoning.forEach((key, text) -> call(PageCalls.appendReasoning(key, text.toString())));
		newReasoning.clear();
		newText.forEach((key, text) -> {
			StreamedMarkdown markdown = streaming.get(key);
			boolean wasPlain = markdown.rest().length() > LONGEST_RENDERED_REST;
			String html = markdown.append(text.toString());
			if (!html.isEmpty()) {
				call(PageCalls.appendBlocks(key, html));
			} else if (wasPlain) {
				call(PageCalls.appendText(key, text.toString()));
				return;
			}
			showRest(key, markdown);
		});
		newText.clear();
	}

	private void call(String call) {
		if (script.length() > 0 && script.length() + call.length() > SCRIPT_SIZE) {
			endScript();
		}
		script.append(call).append('\n');
	}

	private void endScript() {
		if (script.length() > 0) {
			scripts.add(PageCalls.BEGIN + "\n" + script + PageCalls.END);
			script.setLength(0);
		}
	}
}
