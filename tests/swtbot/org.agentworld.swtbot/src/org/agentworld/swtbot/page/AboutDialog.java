package org.agentworld.swtbot.page;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** What is said about the program. */
public final class AboutDialog {

	private final SWTBot window;
	private final SWTBotShell dialog;

	AboutDialog(SWTBot window) {
		this.window = window;
		dialog = window.shell("About Agent World Workbench").activate();
	}

	/** Goes on to what is installed. */
	public InstallationDetails installationDetails() {
		dialog.bot().button("Installation Details").click();
		return new InstallationDetails(window);
	}
}
