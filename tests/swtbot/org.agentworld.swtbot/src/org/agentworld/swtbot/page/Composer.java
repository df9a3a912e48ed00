package org.agentworld.swtbot.page;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotStyledText;

/** Where a message is written. */
public final class Composer {

	private final SWTBot bot;

	Composer(SWTBot bot) {
		this.bot = bot;
	}

	/** What stands there. */
	public String text() {
		return field().getText();
	}

	/** Writes at the end, letter by letter. */
	public void write(String text) {
		String wanted = text() + text;
		focus();
		new Keys().type(text);
		awaitText(wanted);
	}

	/** Writes something in place of all that stands there. */
	public void rewrite(String text) {
		focus();
		new Keys().press(SWT.CTRL, 'a');
		new Keys().type(text);
		awaitText(text);
	}

	/** Waits until exactly this stands there. */
	public void awaitText(String text) {
		Ui.await(() -> "written: " + text(), () -> text().equals(text));
	}

	/** Presses keys at the same time. */
	public void press(int... keys) {
		focus();
		new Keys().press(keys);
	}

	/** Presses a button below it. */
	public void button(String label) {
		bot.button(label).click();
	}

	/** Waits until it has the keyboard. */
	public void awaitFocus() {
		Ui.await(() -> "the keyboard elsewhere", () -> Ui.get(() -> field().widget.isFocusControl()));
	}

	/** How bright it is behind the text, from 0 to 255. */
	public double brightness() {
		return Ui.get(() -> {
			RGB colour = field().widget.getBackground().getRGB();
			return (colour.red + colour.green + colour.blue) / 3.0;
		});
	}

	private void focus() {
		field().setFocus();
		awaitFocus();
	}

	private SWTBotStyledText field() {
		return bot.styledText();
	}
}
