package org.agentworld.swtbot.page;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog that asks whether something without a signature is trusted. */
public final class TrustDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;

	TrustDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("Trust Artifacts").activate();
	}

	/** Trusts all that is listed. */
	public void trustAll() {
		SWTBot bot = dialog.bot();
		bot.button("Select All").click();
		bot.waitUntil(Conditions.widgetIsEnabled(bot.button("Trust Selected")));
		bot.button("Trust Selected").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
