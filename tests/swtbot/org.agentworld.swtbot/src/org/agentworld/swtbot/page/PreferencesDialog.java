package org.agentworld.swtbot.page;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The preferences. */
public final class PreferencesDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;

	PreferencesDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("Preferences").activate();
	}

	/** Chooses a theme, for example "Dark", and closes the dialog. */
	public void theme(String name) {
		SWTBot bot = dialog.bot();
		bot.tree().getTreeItem("Appearance").select();
		bot.radio(name).click();
		bot.button("Apply and Close").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
