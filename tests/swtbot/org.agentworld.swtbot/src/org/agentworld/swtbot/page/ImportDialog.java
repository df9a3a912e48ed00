package org.agentworld.swtbot.page;

import java.nio.file.Path;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog in which a world, a chat or an agent is imported. */
public final class ImportDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;

	ImportDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("Import").activate();
	}

	/** Imports a file as the preview proposes. */
	public void importFrom(Path file) {
		SWTBot bot = dialog.bot();
		bot.textWithLabel("File or folder:").setText(file.toString());
		bot.button("Next >").click();
		bot.waitUntil(Conditions.widgetIsEnabled(bot.button("Finish")));
		bot.button("Finish").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
