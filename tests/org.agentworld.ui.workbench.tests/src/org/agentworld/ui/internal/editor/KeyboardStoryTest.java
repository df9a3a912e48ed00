package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.events.id.ChatId;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main story, with nothing but the keyboard. */
class KeyboardStoryTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	private final Keyboard keyboard = new Keyboard();

	@BeforeEach
	void open() {
		Shell shell = window.window().getShell();
		shell.forceActive();
		EventLoop.until(() -> "the window to get the keyboard", () -> Display.getCurrent().getActiveShell() == shell);
	}

	@Test
	void newChatWriteSendStopFindNextTabAndClose() {
		EditorPage first = window.open(window.chat("first"));
		awaitFocus(first.composer());

		keyboard.press(SWT.CTRL, 't');
		EditorPage editor = awaitAnother(first);
		ChatId chat = ((ChatEditorInput) editor.editor().getEditorInput()).chat().chat();
		awaitFocus(editor.composer());

		keyboard.type("tell me of apples");
		EventLoop.until(() -> "typed: " + editor.composer().getText(),
				() -> editor.composer().getText().equals("tell me of apples"));
		keyboard.press(SWT.CR);
		ScriptedProvider.Call call = awaitCall(chat).text("an apple a day");
		editor.awaitText("an apple a day");

		keyboard.press(SWT.CTRL, '.');
		editor.awaitText("Stopped");
		TestEngine.get(call.cancelled());
		EventLoop.until(() -> "the stopped chat idle", editor::isIdle);

		keyboard.type("go on");
		keyboard.press(SWT.CR);
		awaitCall(chat).text("as you wish").end();
		editor.awaitLastOf("agent", "as you wish");

		keyboard.press(SWT.CTRL, 'f');
		awaitFocus(editor.find(Text.class).getFirst());
		keyboard.type("a day");
		keyboard.press(SWT.CR);
		EventLoop.until(() -> "found: " + selected(editor), () -> selected(editor).equals("a day"));
		keyboard.press(SWT.ESC);
		awaitFocus(editor.composer());

		keyboard.press(SWT.CTRL, SWT.PAGE_UP);
		awaitFocus(first.composer());
		assertThat(window.page().getActiveEditor()).isSameAs(first.editor());

		keyboard.press(SWT.CTRL, 'w');
		EventLoop.until(() -> "the first editor closed", () -> window.page().getEditorReferences().length == 1);
		awaitFocus(editor.composer());
	}

	@Test
	void tabLeadsFromTheMessageToItsButtonsAndBack() {
		EditorPage editor = window.open(window.chat("tab"));
		awaitFocus(editor.composer());
		keyboard.type("hello");
		Button send = editor.button("Send");
		EventLoop.until(() -> "Send enabled", send::isEnabled);

		keyboard.press('\t');
		awaitFocus(send);
		keyboard.press(SWT.SHIFT, '\t');
		awaitFocus(editor.composer());
		keyboard.press('\t');
		awaitFocus(send);
		keyboard.press(' ');

		awaitCall(((ChatEditorInput) editor.editor().getEditorInput()).chat().chat()).text("hello").end();
		editor.awaitLastOf("agent", "hello");
		assertThat(editor.lastOf("human")).isEqualTo("hello");
	}

	private ScriptedProvider.Call awaitCall(ChatId chat) {
		EventLoop.until(() -> "a call of the model", () -> model.hasCall(chat));
		return model.nextCall(chat);
	}

	private EditorPage awaitAnother(EditorPage first) {
		EventLoop.until(() -> "a new chat in front", () -> window.page().getActiveEditor() instanceof ChatEditor editor
				&& editor != first.editor());
		IEditorPart editor = window.page().getActiveEditor();
		EditorPage another = new EditorPage((ChatEditor) editor);
		another.awaitPage();
		return another;
	}

	private static Object selected(EditorPage editor) {
		return editor.evaluate("return getSelection().toString()");
	}

	private static void awaitFocus(Control control) {
		EventLoop.until(() -> "the focus in " + control + ", not in " + Display.getCurrent().getFocusControl(),
				control::isFocusControl);
	}
}
