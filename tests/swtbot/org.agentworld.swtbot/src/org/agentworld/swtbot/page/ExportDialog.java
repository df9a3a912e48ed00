package org.agentworld.swtbot.page;

import java.nio.file.Path;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog in which a world, a chat or an agent is exported. */
public final class ExportDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;

	ExportDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("Export").activate();
	}

	/** Exports what is offered under this name, in a format, to a file. */
	public void export(String what, String format, Path file) {
		SWTBot bot = dialog.bot();
		bot.comboBoxWithLabel("Export:").setSelection(what);
		bot.comboBoxWithLabel("Format:").setSelection(format);
		bot.textWithLabel("File:").setText(file.toString());
		bot.button("Finish").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
