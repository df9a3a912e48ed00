package org.agentworld.swtbot.page;

import java.util.List;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;

/** The form of a world or an agent. */
public final class Form {

	private final SWTBotEditor editor;
	private final SWTBot bot;

	Form(SWTBotEditor editor) {
		this.editor = editor;
		bot = editor.bot();
	}

	/** Writes into the field of this label. */
	public Form write(String label, String text) {
		bot.textWithLabel(label).setText(text);
		return this;
	}

	/** Chooses in the field of this label. */
	public Form choose(String label, String value) {
		bot.comboBoxWithLabel(label).setSelection(value);
		return this;
	}

	/** Waits until this is said above its fields. */
	public void awaitSaid(String text) {
		Ui.await(() -> "said: " + said(), () -> said().stream().anyMatch(one -> one.contains(text)));
	}

	private List<String> said() {
		return Ui.get(() -> bot.getFinder().findControls(WidgetOfType.widgetOfType(CLabel.class)).stream()
				.filter(CLabel::isVisible).map(CLabel::getText).toList());
	}

	/** Brings its tab to the front. */
	public void show() {
		editor.show();
	}

	/** Saves it, and waits until that is done. */
	public Form save() {
		editor.save();
		Ui.await(() -> "not saved", () -> !editor.isDirty());
		return this;
	}

	/** Saves and closes it. */
	public void saveAndClose() {
		save();
		close();
	}

	/** Closes its tab. */
	public void close() {
		editor.close();
	}
}
