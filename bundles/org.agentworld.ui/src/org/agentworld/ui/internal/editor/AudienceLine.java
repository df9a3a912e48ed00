package org.agentworld.ui.internal.editor;

import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Says below a message that is being written who will answer it, where that is worth saying; not there otherwise. Looks
 * when the person pauses. Used on the UI thread.
 */
final class AudienceLine {

	private static final int PAUSE_MILLIS = 150;

	private final Label line;
	private final Supplier<String> text;
	private final Function<String, String> whoAnswers;
	private final Runnable look = this::look;

	/**
	 * @param text       what is written now
	 * @param whoAnswers a sentence on who answers a text; empty if that needs no saying
	 */
	AudienceLine(Composite parent, Supplier<String> text, Function<String, String> whoAnswers) {
		this.text = text;
		this.whoAnswers = whoAnswers;
		line = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).exclude(true).applyTo(line);
		line.setVisible(false);
	}

	/** What is written has changed. */
	void changed() {
		if (!line.isDisposed()) {
			line.getDisplay().timerExec(PAUSE_MILLIS, look);
		}
	}

	private void look() {
		if (line.isDisposed()) {
			return;
		}
		String said = LegacyActionTools.escapeMnemonics(whoAnswers.apply(text.get()));
		if (!said.equals(line.getText())) {
			line.setText(said);
			line.setVisible(!said.isEmpty());
			((GridData) line.getLayoutData()).exclude = said.isEmpty();
			line.getParent().getParent().layout(true, true);
		}
	}
}
