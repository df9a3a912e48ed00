package org.agentworld.swtbot.page;

import java.util.Arrays;
import java.util.List;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;
import org.eclipse.swtbot.swt.finder.waits.Conditions;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog in which an agent is named and, if plug-ins offer some, chosen. */
public final class NewAgentDialog {

	private final Window window;
	private final SWTBot bot;
	private final SWTBotShell dialog;

	NewAgentDialog(Window window, SWTBot bot) {
		this.window = window;
		this.bot = bot;
		dialog = bot.shell("New Agent").activate();
	}

	/** The names of what an agent can begin with; none if there is nothing to be chosen. */
	public List<String> offers() {
		return Ui.get(() -> bot.getFinder().findControls(dialog.widget, WidgetOfType.widgetOfType(Table.class), true)
				.stream().flatMap(table -> Arrays.stream(table.getItems())).map(TableItem::getText).toList());
	}

	/** Takes one of the {@link #offers}, which proposes its name. */
	public NewAgentDialog choose(String offer) {
		dialog.bot().table().select(offer);
		return this;
	}

	/** Writes the name. */
	public NewAgentDialog name(String name) {
		dialog.bot().textWithLabel("Name:").setText(name);
		return this;
	}

	/** Creates the agent, which is called so, and leaves its form open. */
	public Form create(String name) {
		press("OK");
		return window.form(name);
	}

	public void cancel() {
		press("Cancel");
	}

	private void press(String button) {
		dialog.bot().button(button).click();
		bot.waitUntil(Conditions.shellCloses(dialog));
	}
}
