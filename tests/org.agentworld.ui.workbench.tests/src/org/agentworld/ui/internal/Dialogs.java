package org.agentworld.ui.internal;

import java.util.Arrays;
import java.util.function.Consumer;

import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** Answers dialogs, while what opened them waits for their end. On the UI thread. */
public final class Dialogs {

	private static final int LOOK_AGAIN_MILLIS = 10;

	/** Presses a button of the next dialog with this title. */
	public static void press(String title, String button) {
		onNext(title, dialog -> press(dialog, button));
	}

	/** Does something with the next dialog with this title, which has to end it; else it is ended then. */
	public static void onNext(String title, Consumer<Shell> then) {
		onNext(title, then, System.nanoTime() + TestEngine.PATIENCE.toNanos());
	}

	private static void onNext(String title, Consumer<Shell> then, long deadline) {
		Display display = Display.getCurrent();
		Shell dialog = Arrays.stream(display.getShells()).filter(shell -> shell.getText().equals(title)).findFirst()
				.orElse(null);
		if (dialog != null) {
			try {
				then.accept(dialog);
			} finally {
				dialog.dispose();
			}
		} else if (System.nanoTime() < deadline) {
			display.timerExec(LOOK_AGAIN_MILLIS, () -> onNext(title, then, deadline));
		}
	}

	/** Presses a button by what it is called; nothing happens while it is disabled. */
	public static void press(Shell dialog, String label) {
		Button pressed = Controls.in(dialog, Button.class).stream()
				.filter(button -> button.getText().replace("&", "").equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError(dialog.getText() + " has no button " + label));
		if (pressed.isEnabled()) {
			pressed.notifyListeners(SWT.Selection, new Event());
		}
	}

	private Dialogs() {
	}
}
