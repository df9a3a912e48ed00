package org.agentworld.ui.internal.editor;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Where a message is written: grows with its text; Enter sends, Shift+Enter breaks the line, Esc stops. */
final class Composer {

	private static final int MARGIN = 8;
	private static final int PADDING = 6;
	private static final int FEWEST_LINES = 2;
	private static final int MOST_LINES = 10;

	private final Composite area;
	private final StyledText text;
	private final Label error;
	private final Button send;
	private final Button stop;
	private final Consumer<String> onSend;

	Composer(Composite parent, Consumer<String> onSend, Runnable onStop) {
		this.onSend = onSend;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(area);
		error = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).exclude(true).applyTo(error);
		text = new StyledText(area, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text.setMargins(PADDING, PADDING, PADDING, PADDING);
		text.setAlwaysShowScrollBars(false);
		text.setToolTipText(Messages.Composer_hint);
		text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = Messages.Composer_name;
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, height(FEWEST_LINES)).applyTo(text);
		// The widget itself would break the line.
		text.setKeyBinding(SWT.CR, SWT.NULL);
		text.setKeyBinding(SWT.KEYPAD_CR, SWT.NULL);
		text.addVerifyKeyListener(event -> {
			boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
			if (enter && event.stateMask == SWT.NONE) {
				event.doit = false;
				send();
			} else if (enter && event.stateMask == SWT.SHIFT) {
				event.doit = false;
				text.insert("\n");
				text.invokeAction(ST.COLUMN_NEXT);
			} else if (event.keyCode == SWT.ESC && stopIsPossible()) {
				event.doit = false;
				onStop.run();
			}
		});
		text.addModifyListener(_ -> grow());
		send = button(Messages.Composer_send, this::send);
		stop = button(Messages.Composer_stop, onStop);
		stop.setEnabled(false);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
	}

	private Button button(String label, Runnable action) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(label);
		button.addListener(SWT.Selection, _ -> action.run());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.END).applyTo(button);
		return button;
	}

	private boolean stopIsPossible() {
		return stop.isEnabled();
	}

	private void send() {
		if (!text.getText().isBlank() && send.isEnabled()) {
			onSend.accept(text.getText());
		}
	}

	/** The message is on its way: the text goes, unless the person has gone on writing. */
	void sent(String message) {
		if (text.getText().equals(message)) {
			text.setText("");
		}
		show("");
	}

	/** The message was not taken: says why, the text stays. */
	void refused(String why) {
		show(why);
	}

	private void show(String why) {
		error.setText(why);
		error.setVisible(!why.isEmpty());
		((GridData) error.getLayoutData()).exclude = why.isEmpty();
		area.getParent().layout(true, true);
	}

	void working(boolean working) {
		stop.setEnabled(working);
	}

	void disable() {
		text.setEnabled(false);
		send.setEnabled(false);
		stop.setEnabled(false);
	}

	void setFocus() {
		text.setFocus();
	}

	private void grow() {
		int lines = text.getCharCount() == 0 ? 1
				: 1 + (text.getLinePixel(text.getLineCount()) - text.getLinePixel(0) - 1) / text.getLineHeight();
		GridData data = (GridData) text.getLayoutData();
		int wanted = height(Math.clamp(lines, FEWEST_LINES, MOST_LINES));
		if (data.heightHint != wanted) {
			data.heightHint = wanted;
			area.getParent().layout(true, true);
		}
	}

	private int height(int lines) {
		return lines * text.getLineHeight();
	}
}
