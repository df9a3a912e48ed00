package org.agentworld.ui.internal.editor;

import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.ui.internal.Controls;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;

/** A chat editor as a person uses it: writes, presses keys and buttons, reads what the transcript shows. */
public final class EditorPage {

	private final ChatEditor editor;

	EditorPage(ChatEditor editor) {
		this.editor = editor;
	}

	public static EditorPage open(IWorkbenchPage page, Chat chat) {
		ChatEditor.open(page, new ChatAddress(chat.getWorld(), chat.getId()), chat.getName());
		return new EditorPage((ChatEditor) page.getActiveEditor());
	}

	public ChatEditor editor() {
		return editor;
	}

	/** The text of the page, or of the plain transcript; empty before there is any. */
	public String transcript() {
		return editor.transcript().view().map(view -> switch (view.control()) {
			case Browser browser -> (String) evaluate("return document.getElementById('entries').innerText");
			case StyledText text -> text.getText();
			default -> throw new IllegalStateException("What transcript is this? " + view);
		}).orElse("");
	}

	/** The result of a script in the page. */
	Object evaluate(String script) {
		return browser().evaluate("return window.agentworld ? (function(){" + script + "})() : ''");
	}

	public Browser browser() {
		return (Browser) editor.transcript().view().orElseThrow().control();
	}

	/** Types into the composer, then presses Enter. */
	public void send(String message) {
		type(message);
		press(SWT.CR);
	}

	public void type(String text) {
		composer().setText(text);
	}

	void press(int key) {
		Event event = new Event();
		event.keyCode = key;
		event.character = (char) key;
		composer().notifyListeners(SWT.KeyDown, event);
	}

	StyledText composer() {
		return find(StyledText.class).stream().filter(StyledText::getEditable).findFirst().orElseThrow();
	}

	Button button(String label) {
		return find(Button.class).stream().filter(button -> button.getText().equals(label)).findFirst().orElseThrow();
	}

	/** All widgets of a type in the editor, in order. */
	<W extends Control> List<W> find(Class<W> type) {
		return Controls.in(editor.transcript().control().getParent(), type);
	}

	/** Runs the event loop until the transcript shows this. */
	public void awaitText(String text) {
		EventLoop.until(this::transcript, () -> transcript().contains(text));
	}

	/** Runs the event loop until the chat does nothing and the transcript shows this text. */
	public void awaitIdleWith(String text) {
		EventLoop.until(this::transcript, () -> editor.isIdle() && transcript().contains(text));
	}
}
