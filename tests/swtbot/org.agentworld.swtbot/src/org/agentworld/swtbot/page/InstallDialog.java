package org.agentworld.swtbot.page;

import java.util.Arrays;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;

/** The dialog in which software is installed from a site. */
public final class InstallDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;
	private final SWTBot bot;

	InstallDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("Install").activate();
		bot = dialog.bot();
	}

	/** Adds a site, which is then shown. */
	public InstallDialog site(String address) {
		bot.button("Add...").click();
		SWTBotShell add = window.shell("Add Repository").activate();
		add.bot().textWithLabel("Location:").setText(address);
		add.bot().button("Add").click();
		window.waitUntil(Conditions.shellCloses(add));
		return this;
	}

	/** Checks what the site offers under this name, as soon as it does. */
	public InstallDialog choose(String name) {
		SWTBotTree offers = bot.tree();
		Ui.await(() -> Arrays.toString(offers.getAllItems()), () -> Arrays.stream(offers.getAllItems())
				.anyMatch(item -> item.getText().equals(name)));
		offers.getTreeItem(name).check();
		return this;
	}

	/** Goes on to what will be installed. */
	public InstallDialog review() {
		next();
		bot.label("Install Details");
		return this;
	}

	/** Goes on to the licence, and accepts it. */
	public InstallDialog acceptLicence() {
		next();
		bot.radio("I accept the terms of the license agreement").click();
		return this;
	}

	/** Begins to install. */
	public void finish() {
		bot.waitUntil(Conditions.widgetIsEnabled(bot.button("Finish")));
		bot.button("Finish").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}

	private void next() {
		bot.waitUntil(Conditions.widgetIsEnabled(bot.button("Next >")));
		bot.button("Next >").click();
	}
}
