package org.agentworld.ui.internal.editor;

import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/**
 * Where a message is written. More than text can be pasted, however the person asks for that; its {@link #wantedHeight}
 * grows with its lines.
 */
final class MessageText extends StyledText {

	/** Around the text. */
	static final int PADDING = 6;

	private static final int FEWEST_LINES = 2;
	private static final int MOST_LINES = 10;
	/** A longer line is not wrapped: where it wraps is found in a time that grows with the square of its length. */
	private static final int LONGEST_WRAPPED = 10_000;

	private final BooleanSupplier pasteOther;

	/** @param pasteOther takes what is no text from the clipboard; says whether there was anything */
	MessageText(Composite parent, int style, BooleanSupplier pasteOther) {
		super(parent, style);
		this.pasteOther = pasteOther;
		setMargins(PADDING, PADDING, PADDING, PADDING);
		setAlwaysShowScrollBars(false);
		addVerifyListener(event -> {
			if (longestLine(event.text) > LONGEST_WRAPPED) {
				setWordWrap(false);
			}
		});
		addListener(SWT.Modify, _ -> wrapIfShort());
	}

	private void wrapIfShort() {
		boolean wrap = longestLine(getText()) <= LONGEST_WRAPPED;
		if (wrap != getWordWrap()) {
			setWordWrap(wrap);
		}
	}

	private static int longestLine(String text) {
		return text.length() <= LONGEST_WRAPPED ? text.length()
				: text.lines().mapToInt(String::length).max().orElse(0);
	}

	/** The height for its lines, in pixels, within what a message may take. */
	int wantedHeight() {
		int lines = getCharCount() == 0 ? 1
				: 1 + (getLinePixel(getLineCount()) - getLinePixel(0) - 1) / getLineHeight();
		return Math.clamp(lines, FEWEST_LINES, MOST_LINES) * getLineHeight() + 2 * PADDING;
	}

	@Override
	public void paste() {
		if (!getEditable() || !pasteOther.getAsBoolean()) {
			super.paste();
		}
	}
}
