package org.agentworld.swtbot.page;

import java.util.Arrays;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;

/** What is installed. */
public final class InstallationDetails {

	private final SWTBot window;
	private final SWTBotShell dialog;

	InstallationDetails(SWTBot window) {
		this.window = window;
		dialog = window.shell("Agent World Workbench Installation Details").activate();
	}

	/** Uninstalls what is listed under this name; its dialogs close before that is done. */
	public void uninstall(String name) {
		SWTBot bot = dialog.bot();
		SWTBotTree installed = bot.tree();
		Ui.await(() -> Arrays.toString(installed.getAllItems()), () -> Arrays.stream(installed.getAllItems())
				.anyMatch(item -> item.getText().equals(name)));
		installed.getTreeItem(name).select();
		bot.waitUntil(Conditions.widgetIsEnabled(bot.button("Uninstall...")));
		bot.button("Uninstall...").click();
		SWTBotShell uninstall = window.shell("Uninstall").activate();
		window.waitUntil(Conditions.widgetIsEnabled(uninstall.bot().button("Finish")));
		uninstall.bot().button("Finish").click();
		window.waitUntil(Conditions.shellCloses(uninstall));
	}
}
