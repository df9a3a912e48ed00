package org.agentworld.ui.internal.editor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Presses keys as a person does: they go to the display, and from there to whatever has the keyboard. */
final class Keyboard {

	private final Display display = Display.getCurrent();

	/** Presses keys at the same time, the last of them last: SWT's key codes or characters. */
	void press(int... keys) {
		for (int key : keys) {
			post(SWT.KeyDown, key);
		}
		for (int i = keys.length - 1; i >= 0; i--) {
			post(SWT.KeyUp, keys[i]);
		}
	}

	/** Types lower-case letters and spaces. */
	void type(String text) {
		text.chars().forEach(this::press);
	}

	private void post(int type, int key) {
		Event event = new Event();
		event.type = type;
		if (key >= ' ' && key < SWT.DEL) {
			event.character = (char) key;
		} else {
			event.keyCode = key;
		}
		if (!display.post(event)) {
			throw new AssertionError("The display took no key " + key + ".");
		}
		EventLoop.turn();
	}
}
