package org.agentworld.ui.internal.editor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.ui.internal.Controls;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.IHandlerService;

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

	/** How many entries the page shows; 0 while it is not there yet. */
	int entries() {
		return hasView() && evaluate("return document.querySelectorAll('.entry').length") instanceof Double count
				? count.intValue()
				: 0;
	}

	/** How far the page is scrolled, in CSS pixels; null while it is not there yet. */
	Object scrolled() {
		return hasView() ? evaluate("return document.scrollingElement.scrollTop") : null;
	}

	/** Whether the transcript has a widget now. */
	boolean hasView() {
		return editor.transcript().view().isPresent();
	}

	/** Runs the event loop until what was left in this editor is back. */
	void awaitRestored() {
		EventLoop.until(() -> "what was left is not read", editor::isRestored);
	}

	/** Whether the transcript contains this; asked in the page itself, which costs little however long that is. */
	private boolean shows(String text) {
		boolean inPage = editor.transcript().view().filter(view -> view.control() instanceof Browser).isPresent();
		return inPage ? Boolean.TRUE.equals(evaluate("return document.getElementById('entries').textContent.includes('"
				+ text.replace("\\", "\\\\").replace("'", "\\'") + "')")) : transcript().contains(text);
	}

	/** The result of a script in the page. */
	Object evaluate(String script) {
		return browser().evaluate("return window.agentworld ? (function(){" + script + "})() : ''");
	}

	public Browser browser() {
		return (Browser) editor.transcript().view().orElseThrow().control();
	}

	/** Attaches files, and runs the event loop until they can be sent. */
	public void attach(Path... files) {
		editor.composer().attach(List.of(files));
		EventLoop.until(() -> labels().toString(), () -> button("Send").isEnabled());
	}

	/** Runs the event loop until the page shows a picture. */
	public void awaitPicture() {
		EventLoop.until(this::transcript, () -> Boolean.TRUE.equals(
				evaluate("let i = document.querySelector('.file img'); return !!i && i.complete && i.naturalWidth > 0")));
	}

	/** Types into the composer, then presses Enter. */
	public void send(String message) {
		type(message);
		press(SWT.CR);
	}

	public void type(String text) {
		composer().setText(text);
	}

	/** Writes letters where the caret is, key by key. */
	public void write(String text) {
		composer().setFocus();
		composer().setCaretOffset(composer().getCharCount());
		text.chars().forEach(this::press);
	}

	void press(int key) {
		Event event = new Event();
		event.keyCode = key;
		event.character = (char) key;
		composer().notifyListeners(SWT.KeyDown, event);
	}

	StyledText composer() {
		return find(StyledText.class).stream().filter(text -> (text.getStyle() & SWT.READ_ONLY) == 0).findFirst()
				.orElseThrow();
	}

	Button button(String label) {
		return find(Button.class).stream().filter(button -> button.getText().equals(label)).findFirst().orElseThrow();
	}

	/** Presses a button as a person does: nothing happens while it is disabled. */
	void click(String label) {
		Button button = button(label);
		if (button.isEnabled() && button.getVisible()) {
			button.notifyListeners(SWT.Selection, new Event());
		}
	}

	/** Whether what is being answered can be stopped, also in an editor behind another one. */
	boolean offersStop() {
		return button("Stop").getVisible();
	}

	/** All texts beside the transcript, as they stand in the editor. */
	List<String> labels() {
		return find(Label.class).stream().filter(Control::isVisible).map(Label::getText).toList();
	}

	/** Runs the event loop until a text beside the transcript contains this. */
	public void awaitLabel(String text) {
		EventLoop.until(() -> labels().toString(), () -> labels().stream().anyMatch(label -> label.contains(text)));
	}

	/** All widgets of a type in the editor, in order. */
	<W extends Control> List<W> find(Class<W> type) {
		return Controls.in(editor.transcript().control().getParent(), type);
	}

	/** Whether the chat, as the editor shows it, does nothing. Asks no page. */
	boolean isIdle() {
		return editor.isIdle();
	}

	/** Presses a button of the last entry of a look, by the name that the page's styles have for it. */
	public void act(String look, String action) {
		EventLoop.until(() -> "no " + action + " in: " + transcript(), () -> Boolean.TRUE.equals(evaluate(
				"let all = document.querySelectorAll('.entry." + look + "'); let found = all.length === 0 ? null"
						+ " : all[all.length - 1].querySelector('.action." + action + ":enabled');"
						+ "if (found) found.click(); return !!found")));
	}

	/** Chooses a command of the menu Chat. */
	public void command(String id) {
		try {
			editor.getSite().getService(IHandlerService.class).executeCommand("org.agentworld.ui." + id, null);
		} catch (CommandException e) {
			throw new AssertionError(e);
		}
	}

	/** Runs the event loop until the composer contains exactly this. */
	public void awaitComposer(String text) {
		EventLoop.until(() -> "the composer: " + composer().getText(), () -> composer().getText().equals(text));
	}

	/** Presses an item of a tool bar by what its tool tip says. */
	void pressItem(String words) {
		ToolItem item = find(ToolBar.class).stream().flatMap(bar -> Arrays.stream(bar.getItems()))
				.filter(one -> words.equals(one.getToolTipText())).findFirst().orElseThrow();
		item.notifyListeners(SWT.Selection, new Event());
	}

	/** Runs the event loop until the page can be used. */
	void awaitPage() {
		EventLoop.until(() -> "the page of " + editor.getTitle(), () -> editor.transcript().view().isPresent()
				&& (!(editor.transcript().view().get().control() instanceof Browser browser)
						|| Boolean.TRUE.equals(browser.evaluate("return !!window.agentworld"))));
	}

	/** The text of the last entry of this look, which is a class of the page's styles; empty if there is none. */
	String lastOf(String look) {
		return (String) evaluate("let all = document.querySelectorAll('.entry." + look + "');"
				+ "return all.length === 0 ? '' : all[all.length - 1].querySelector('.blocks').textContent.trim()");
	}

	/** Runs the event loop until the last entry of this look ends in this. */
	void awaitLastOf(String look, String end) {
		EventLoop.until(() -> "the last " + look + " entry: " + lastOf(look), () -> lastOf(look).endsWith(end));
	}

	/** Runs the event loop until the transcript shows this. */
	public void awaitText(String text) {
		EventLoop.until(this::transcript, () -> shows(text));
	}

	/** Runs the event loop until the chat does nothing and the transcript shows this text. */
	public void awaitIdleWith(String text) {
		EventLoop.until(this::transcript, () -> isIdle() && shows(text));
	}
}
