package org.agentworld.swtbot.page;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;

/** What the window shows when it is opened for the first time. */
public final class Welcome {

	private final SWTWorkbenchBot bot;

	Welcome(SWTWorkbenchBot bot) {
		this.bot = bot;
		bot.editorByTitle("Welcome").show();
	}

	public Chat startAChat() {
		bot.editorByTitle("Welcome").bot().button("Start a Chat").click();
		return new Window().front();
	}

	public ConnectDialog connectAModel() {
		bot.editorByTitle("Welcome").bot().button("Connect a Model…").click();
		return new ConnectDialog(bot);
	}
}
