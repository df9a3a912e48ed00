package org.agentworld.swtbot.page;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;

/** What the window shows when it is opened for the first time. */
public final class Welcome {

	private final Window window;
	private final SWTWorkbenchBot bot;

	Welcome(Window window, SWTWorkbenchBot bot) {
		this.window = window;
		this.bot = bot;
		bot.editorByTitle("Welcome").show();
	}

	public Chat startAChat() {
		return window.opened(() -> bot.editorByTitle("Welcome").bot().button("Start a Chat").click());
	}

	public ConnectDialog connectAModel() {
		bot.editorByTitle("Welcome").bot().button("Connect a Model…").click();
		return new ConnectDialog(bot);
	}
}
