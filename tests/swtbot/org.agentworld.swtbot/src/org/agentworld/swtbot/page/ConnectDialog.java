package org.agentworld.swtbot.page;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog in which a service of models is chosen and connected. */
public final class ConnectDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;
	private final SWTBot bot;

	ConnectDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("Connect a Model");
		bot = dialog.bot();
	}

	/** Searches for a service, and takes the first one found. */
	public ConnectDialog service(String words) {
		dialog.activate();
		bot.text().setText(words);
		bot.button("Next >").click();
		return this;
	}

	/** Writes into the field of this label. */
	public ConnectDialog write(String label, String text) {
		bot.textWithLabel(label).setText(text);
		return this;
	}

	/** Chooses which world uses it. */
	public ConnectDialog usedBy(String world) {
		bot.comboBoxWithLabel("Used by").setSelection(world);
		return this;
	}

	/** Ends it, and waits until the connection is kept. */
	public void finish() {
		bot.waitUntil(Conditions.widgetIsEnabled(bot.button("Finish")));
		bot.button("Finish").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
