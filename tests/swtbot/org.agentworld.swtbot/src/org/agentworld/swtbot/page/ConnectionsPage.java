package org.agentworld.swtbot.page;

import java.util.List;
import java.util.stream.IntStream;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

/** The page of all connections. */
public final class ConnectionsPage {

	private final SWTBot window;
	private final SWTBotShell dialog;
	private final SWTBot bot;

	ConnectionsPage(SWTBot window) {
		this.window = window;
		dialog = window.shell("Preferences").activate();
		bot = dialog.bot();
	}

	/** The names of the connections. */
	public List<String> names() {
		SWTBotTable table = bot.table();
		return Ui.get(() -> IntStream.range(0, table.rowCount()).mapToObj(row -> table.cell(row, 0)).toList());
	}

	public void close() {
		bot.button("Apply and Close").click();
		window.waitUntil(Conditions.shellCloses(dialog));
	}
}
