package org.agentworld.swtbot.page;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.SWT;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** A dialog that asks something. */
public final class Question {

	private final SWTBot bot;
	private final SWTBotShell dialog;

	Question(SWTBot bot, String title) {
		this.bot = bot;
		dialog = bot.shell(title);
		dialog.activate();
	}

	/** Answers by this button. */
	public void press(String button) {
		dialog.bot().button(button).click();
		bot.waitUntil(Conditions.shellCloses(dialog));
	}

	/** What the button says that Enter presses. */
	public String defaultButton() {
		return Ui.get(() -> dialog.widget.getDefaultButton().getText()).replace("&", "");
	}

	/** Answers with Enter, by the {@link #defaultButton}; waits for nothing, as what it does may end the program. */
	public void pressEnter() {
		dialog.activate();
		new Keys().press(SWT.CR);
	}

	/** Writes the answer into a field. */
	public void answer(String field, String text) {
		dialog.bot().textWithLabel(field).setText(text);
		press("OK");
	}
}
