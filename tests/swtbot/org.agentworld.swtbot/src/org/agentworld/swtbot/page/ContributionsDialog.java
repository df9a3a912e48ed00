package org.agentworld.swtbot.page;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog that shows what plug-ins contribute before they are installed. */
public final class ContributionsDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;

	ContributionsDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("What Is Going to Be Installed").activate();
	}

	/** What is listed. */
	public String text() {
		return dialog.bot().text().getText();
	}

	/** Goes on to install it. */
	public void install() {
		dialog.bot().button("Install").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
