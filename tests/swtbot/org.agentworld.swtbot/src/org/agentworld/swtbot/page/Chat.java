package org.agentworld.swtbot.page;

import java.util.List;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;

/** A chat that is open: its header, its transcript, what waits in its queue, and where a message is written. */
public final class Chat {

	private final SWTBotEditor editor;
	private final SWTBot bot;

	Chat(SWTBotEditor editor) {
		this.editor = editor;
		bot = editor.bot();
	}

	/** Brings its tab to the front. */
	public Chat show() {
		editor.show();
		awaitShown();
		return this;
	}

	/** Until its transcript is a page that can be read. */
	void awaitShown() {
		Ui.await(() -> "'" + editor.getTitle() + "' without a transcript", () -> editor.isActive() && transcript().isThere());
	}

	/** What its tab says. */
	public String title() {
		return editor.getTitle();
	}

	public Transcript transcript() {
		return new Transcript(bot);
	}

	public Composer composer() {
		return new Composer(bot);
	}

	public Queue queue() {
		return new Queue(bot);
	}

	/** Writes a message and sends it with Enter. */
	public void send(String message) {
		composer().write(message);
		composer().press(SWT.CR);
	}

	/** What the header says that the chat does, for example "Ready". */
	private String state() {
		return labels().get(1);
	}

	/** Waits until its header says that it does nothing; the transcript may show the last words a moment later. */
	public Chat awaitReady() {
		Ui.await(() -> "state: " + state(), () -> state().equals("Ready"));
		return this;
	}

	/** Waits until this stands somewhere beside the transcript. */
	public void awaitSaid(String text) {
		Ui.await(() -> "said: " + labels(), () -> labels().stream().anyMatch(label -> label.contains(text)));
	}

	/** Waits until something to be found can be typed. */
	public void awaitFind() {
		Ui.await(() -> "no field", () -> Ui.get(() -> bot.text().widget.isFocusControl()));
	}

	private List<String> labels() {
		return Ui.get(() -> bot.getFinder().findControls(WidgetOfType.widgetOfType(Label.class)).stream()
				.filter(Label::isVisible).map(Label::getText).toList());
	}

	/** Presses the button that stops what is being answered. */
	public void stop() {
		bot.button("Stop").click();
	}

	/** Closes its tab. */
	public void close() {
		editor.close();
	}
}
