package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.transcript.EntryViews;
import org.agentworld.ui.internal.transcript.FileSize;
import org.agentworld.ui.internal.transcript.PageRequest;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The transcript as plain text, for where there is no browser widget. What can be done to entries is in the menu Chat. */
final class PlainTranscript implements TranscriptView {

	private static final int MARGIN = 14;
	private static final int LINE_SPACING = 3;
	private static final String GAP = "\n\n";

	private final Listener listener;
	private final StyledText text;
	private final List<Entry> entries = new ArrayList<>();

	PlainTranscript(Composite parent, Listener listener) {
		this.listener = listener;
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		text.setLineSpacing(LINE_SPACING);
		text.setCaret(null);
		AccessibleNames.set(text, Messages.Transcript_name);
		text.getVerticalBar().addListener(SWT.Selection, _ -> listener.onRequest(place()));
		text.addListener(SWT.MouseDown, _ -> tellFocus());
		text.addListener(SWT.KeyUp, _ -> tellFocus());
	}

	@Override
	public Control control() {
		return text;
	}

	@Override
	public List<Runnable> prepare(List<TranscriptChange> changes) {
		return List.of(() -> apply(changes));
	}

	private void apply(List<TranscriptChange> changes) {
		boolean atEnd = isAtEnd();
		text.setRedraw(false);
		try {
			changes.forEach(this::apply);
		} finally {
			text.setRedraw(true);
		}
		if (atEnd) {
			text.setTopPixel(Integer.MAX_VALUE / 2);
		}
	}

	private void apply(TranscriptChange change) {
		switch (change) {
			case TranscriptChange.Reset reset -> {
				entries.clear();
				text.setText("");
				reset.entries().forEach(entry -> add(entry, entries.size()));
			}
			case TranscriptChange.Added added ->
				add(added.entry(), added.before().map(this::indexOf).orElse(entries.size()));
			case TranscriptChange.Replaced replaced -> {
				int index = indexOf(replaced.entry().key());
				remove(index);
				add(replaced.entry(), index);
			}
			case TranscriptChange.Removed removed -> remove(indexOf(removed.key()));
			case TranscriptChange.TextAppended added -> append(indexOf(added.key()), added.text());
			case TranscriptChange.TurnKnown(String key, Turn turn) ->
				// What it cost is in the header's tool tip.
				append(indexOf(key), line(EntryViews.leftOut(turn)));
			case TranscriptChange.ReasoningAppended _ -> {
				// Folded in the page; here it would stand in the way of the answer.
			}
		}
	}

	private void add(TranscriptEntry entry, int index) {
		String author = switch (entry) {
			case TranscriptEntry.Written written -> EntryViews.author(written.message());
			case TranscriptEntry.Running(var live) -> live.turn().agentName();
			case TranscriptEntry.Unfinished(var turn) -> turn.agentName();
		};
		String content = switch (entry) {
			case TranscriptEntry.Written written -> content(written);
			case TranscriptEntry.Running(var live) -> live.delay().map(Delay::why).orElse(live.text());
			case TranscriptEntry.Unfinished(var turn) -> "⚠ " + EntryViews.outcome(turn);
		};
		entries.add(index, new Entry(entry.key()));
		append(index, author + "\n");
		StyleRange bold = new StyleRange();
		bold.start = endOf(index) - author.length() - 1;
		bold.length = author.length();
		bold.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		text.setStyleRange(bold);
		append(index, content + GAP);
		entries.get(index).gap = GAP.length();
	}

	private static String content(TranscriptEntry.Written written) {
		Message message = written.shown();
		String files = message.attachments().stream()
				.map(file -> "[" + file.name() + ", " + FileSize.readable(file.size()) + "]\n").collect(Collectors.joining());
		String place = EntryViews.place(written);
		return files + message.text() + line(place.isEmpty() ? "" : "[" + place + "]")
				+ line(written.turn().map(EntryViews::leftOut).orElse(""));
	}

	/** One more line; none if it is empty. */
	private static String line(String text) {
		return text.isEmpty() ? "" : "\n" + text;
	}

	private void append(int index, String added) {
		Entry entry = entries.get(index);
		// Line breaks as the widget counts them, so that the lengths agree.
		String lines = added.replace("\r\n", "\n").replace('\r', '\n');
		text.replaceTextRange(endOf(index) - entry.gap, 0, lines);
		entry.length += lines.length();
	}

	private void remove(int index) {
		Entry gone = entries.get(index);
		text.replaceTextRange(endOf(index) - gone.length, gone.length, "");
		entries.remove(index);
	}

	private int endOf(int index) {
		return entries.subList(0, index + 1).stream().mapToInt(entry -> entry.length).sum();
	}

	private int indexOf(String key) {
		for (int i = 0; i < entries.size(); i++) {
			if (entries.get(i).key.equals(key)) {
				return i;
			}
		}
		throw new IllegalStateException("The transcript has no entry " + key + ".");
	}

	private boolean isAtEnd() {
		int visible = text.getClientArea().height;
		int below = text.getLinePixel(text.getLineCount()) - visible;
		return below <= 2 * text.getLineHeight();
	}

	@Override
	public boolean shows(String key) {
		return entries.stream().anyMatch(entry -> entry.key.equals(key));
	}

	@Override
	public void showPicture(String key, int index, Thumbnail picture) {
		// Its name stands in the text.
	}

	@Override
	public void focus() {
		text.setFocus();
	}

	@Override
	public void focusNext(boolean backwards) {
		boolean had = text.isFocusControl();
		text.setFocus();
		int last = entries.size() - 1;
		int wanted = had ? entryAt(text.getCaretOffset()) + (backwards ? -1 : 1) : last;
		if (wanted >= 0 && wanted <= last) {
			text.setSelection(startOf(wanted));
			text.showSelection();
			tellFocus();
		}
	}

	/** The entry that has this place of the text; the last one if it is behind all. */
	private int entryAt(int offset) {
		int index = 0;
		while (index < entries.size() - 1 && endOf(index) <= offset) {
			index++;
		}
		return index;
	}

	private int startOf(int index) {
		return endOf(index) - entries.get(index).length;
	}

	/** Where the person clicked, or went by the keyboard. */
	private void tellFocus() {
		if (text.isFocusControl() && !entries.isEmpty()) {
			listener.onRequest(new PageRequest.Focused(entries.get(entryAt(text.getCaretOffset())).key));
		}
	}

	@Override
	public void hasOlder(boolean any) {
		// Offered by the command for it.
	}

	@Override
	public void find(String wanted, boolean backwards) {
		String all = text.getText().toLowerCase();
		String lower = wanted.toLowerCase();
		int from = backwards ? text.getSelection().x - 1 : text.getSelection().y;
		int found = backwards ? all.lastIndexOf(lower, from) : all.indexOf(lower, from);
		if (found < 0) {
			found = backwards ? all.lastIndexOf(lower) : all.indexOf(lower);
		}
		if (found >= 0) {
			text.setSelection(found, found + wanted.length());
			text.showSelection();
		}
		listener.onRequest(new PageRequest.Found(found >= 0));
	}

	private PageRequest.Scrolled place() {
		int top = text.getOffsetAtLine(text.getTopIndex());
		for (int i = 0; i < entries.size() && !isAtEnd(); i++) {
			if (endOf(i) > top) {
				return new PageRequest.Scrolled(Optional.of(entries.get(i).key), 0);
			}
		}
		return new PageRequest.Scrolled(Optional.empty(), 0);
	}

	@Override
	public void scrollTo(PageRequest.Scrolled place) {
		place.key().filter(this::shows).ifPresentOrElse(key -> {
			text.setTopIndex(text.getLineAtOffset(startOf(indexOf(key))));
		}, () -> text.setTopPixel(Integer.MAX_VALUE / 2));
	}

	private static final class Entry {
		private final String key;
		private int length;
		/** How much of the length is the empty line at its end. */
		private int gap;

		Entry(String key) {
			this.key = key;
		}
	}
}
