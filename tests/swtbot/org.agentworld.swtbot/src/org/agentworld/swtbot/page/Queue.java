package org.agentworld.swtbot.page;

import java.util.List;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;

/** The messages that wait in a chat, above where one is written. */
public final class Queue {

	private final SWTBot bot;

	Queue(SWTBot bot) {
		this.bot = bot;
	}

	/** What waits, the next one first. */
	public List<String> messages() {
		return Ui.get(() -> bot.getFinder().findControls(WidgetOfType.widgetOfType(CLabel.class)).stream()
				.filter(label -> label.isVisible()).map(CLabel::getText).toList());
	}

	/** Waits until exactly these wait, in this order. */
	public void await(String... messages) {
		Ui.await(() -> "waiting: " + messages(), () -> messages().equals(List.of(messages)));
	}

	public void moveUp(String message) {
		press("Move up: " + message);
	}

	public void remove(String message) {
		press("Remove from the queue: " + message);
	}

	private void press(String toolTip) {
		bot.toolbarButtonWithTooltip(toolTip).click();
	}
}
