package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The transcript as plain text: for installations without a browser widget. */
final class PlainTranscript implements Transcript {

	private static final int MARGIN = 14;
	private static final int LINE_SPACING = 3;
	private static final String GAP = "\n\n";

	private final StyledText text;
	private final List<Entry> entries = new ArrayList<>();

	PlainTranscript(Composite parent) {
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		text.setLineSpacing(LINE_SPACING);
		text.setCaret(null);
		text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = Messages.Transcript_name;
			}
		});
	}

	@Override
	public Control control() {
		return text;
	}

	@Override
	public void clear() {
		entries.clear();
		text.setText("");
	}

	@Override
	public void begin(Object key, String author) {
		Entry entry = new Entry(key);
		entries.add(entry);
		String head = (entries.size() == 1 ? "" : GAP) + author + "\n";
		insert(entry, head);
		StyleRange bold = new StyleRange();
		bold.start = text.getCharCount() - author.length() - 1;
		bold.length = author.length();
		bold.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		text.setStyleRange(bold);
	}

	@Override
	public void append(Object key, String added) {
		entries.stream().filter(entry -> entry.key.equals(key)).findFirst().ifPresent(entry -> insert(entry, added));
	}

	@Override
	public void remove(Object key) {
		int offset = 0;
		for (Entry entry : entries) {
			if (entry.key.equals(key)) {
				text.replaceTextRange(offset, entry.length, "");
				entries.remove(entry);
				return;
			}
			offset += entry.length;
		}
	}

	/** At the entry's end. What follows moves; the view follows the end only if it was there. */
	private void insert(Entry entry, String added) {
		boolean atEnd = isAtEnd();
		// Line breaks as the widget counts them, so that the lengths agree.
		String lines = added.replace("\r\n", "\n").replace('\r', '\n');
		int end = entries.subList(0, entries.indexOf(entry) + 1).stream().mapToInt(each -> each.length).sum();
		text.replaceTextRange(end, 0, lines);
		entry.length += lines.length();
		if (atEnd) {
			text.setTopPixel(Integer.MAX_VALUE / 2);
		}
	}

	private boolean isAtEnd() {
		int visible = text.getClientArea().height;
		int below = text.getLinePixel(text.getLineCount()) - visible;
		return below <= 2 * text.getLineHeight();
	}

	private static final class Entry {
		private final Object key;
		private int length;

		Entry(Object key) {
			this.key = key;
		}
	}
}
