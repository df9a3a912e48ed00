package org.agentworld.ui.internal.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Dialogs as a person uses them. On the UI thread. */
public final class Dialogs {

	private static final int LOOK_MILLIS = 10;

	/** Does something in the dialog of this title as soon as it is open, in the event loop of whoever opens it. */
	public static void whenOpen(String title, Consumer<Shell> then) {
		whenOpen(title, _ -> true, then);
	}

	/** The same, once the dialog shows what it is waited for. */
	static void whenOpen(String title, Predicate<Shell> ready, Consumer<Shell> then) {
		whenOpen(title, ready, then, System.nanoTime() + TestEngine.PATIENCE.toNanos());
	}

	private static void whenOpen(String title, Predicate<Shell> ready, Consumer<Shell> then, long deadline) {
		Display display = Display.getCurrent();
		Shell dialog = Arrays.stream(display.getShells()).filter(shell -> shell.getText().equals(title) && shell.isVisible())
				.findFirst().orElse(null);
		if (dialog != null && ready.test(dialog)) {
			then.accept(dialog);
		} else if (System.nanoTime() < deadline) {
			display.timerExec(LOOK_MILLIS, () -> whenOpen(title, ready, then, deadline));
		}
	}

	/** Presses the button of this label; nothing happens while it is disabled. */
	public static void press(Control area, String label) {
		Button button = button(area, label);
		if (button.isEnabled()) {
			button.notifyListeners(SWT.Selection, new Event());
		}
	}

	/** The button of this label, mnemonics aside. */
	public static Button button(Control area, String label) {
		return Controls.in(area, Button.class).stream().filter(one -> one.getText().replace("&", "").equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError("no button " + label));
	}

	/** The field of this accessible name. */
	static <C extends Control> C named(Control area, Class<C> type, String name) {
		return Controls.in(area, type).stream().filter(one -> Objects.equals(AccessibleNames.of(one), name)).findFirst()
				.orElseThrow(() -> new AssertionError("no field " + name));
	}

	/** All texts that can be typed into, as they are shown. */
	static List<String> texts(Control area) {
		return Controls.in(area, Text.class).stream().map(Text::getText).toList();
	}

	private Dialogs() {
	}
}
