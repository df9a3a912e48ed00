package org.agentworld.swtbot.page;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swtbot.swt.finder.keyboard.Keyboard;
import org.eclipse.swtbot.swt.finder.keyboard.KeyboardFactory;

/** The keyboard, with the keys of the United States. What is pressed goes to whatever has it. */
public final class Keys {

	/** Through the display's server, as a person's keys come: what SWT posts goes past the lists that open while one writes. */
	private final Keyboard keyboard = KeyboardFactory.getAWTKeyboard();

	/** Presses keys at the same time, the last of them last: SWT's key codes, or characters. */
	public void press(int... keys) {
		int last = keys.length - 1;
		int modifiers = Arrays.stream(keys, 0, last).reduce(0, (all, key) -> all | key);
		boolean character = keys[last] >= ' ' && keys[last] < SWT.DEL;
		keyboard.pressShortcut(modifiers, character ? 0 : keys[last], character ? (char) keys[last] : 0);
	}

	/** Types a text, letter by letter. */
	public void type(String text) {
		text.chars().forEach(letter -> keyboard.typeCharacter((char) letter));
	}
}
