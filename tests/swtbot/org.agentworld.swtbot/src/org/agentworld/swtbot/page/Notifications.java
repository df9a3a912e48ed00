package org.agentworld.swtbot.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotLink;

/** The popup that tells of chats that are not in front. */
public final class Notifications {

	private final SWTBot bot;

	Notifications(SWTBot bot) {
		this.bot = bot;
	}

	/** What it tells, line by line; nothing if it is not there. */
	public List<String> lines() {
		return Ui.get(() -> links().stream().map(Notifications::text).toList());
	}

	/** Waits until a line is told that begins so. */
	public void await(String begin) {
		Ui.await(() -> "told: " + lines(), () -> lines().stream().anyMatch(line -> line.startsWith(begin)));
	}

	/** Goes to the chat of which a line tells that begins so. */
	public void open(String begin) {
		await(begin);
		Link found = Ui.get(() -> links().stream().filter(link -> text(link).startsWith(begin)).findFirst().orElseThrow());
		new SWTBotLink(found).click();
	}

	private static String text(Link link) {
		return link.getText().replaceAll("</?a>", "");
	}

	private List<Link> links() {
		return popup().map(popup -> bot.getFinder().findControls(popup, WidgetOfType.widgetOfType(Link.class), true)).orElse(List.of());
	}

	/** The shell without a title that is no window. */
	private static Optional<Shell> popup() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().isEmpty()).findFirst();
	}
}
