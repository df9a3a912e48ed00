package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.events.ChatAddress;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where messages are written, and where they wait. */
class ComposerTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	/** GTK composes what is typed after Ctrl+Shift+U, as an input method does, and takes Enter as its end. */
	@Test
	void enterThatEndsACompositionSendsNothing() {
		ChatAddress chat = window.chat("composed");
		EditorPage editor = window.open(chat);
		Shell shell = window.window().getShell();
		shell.forceActive();
		StyledText composer = editor.composer();
		EventLoop.until(() -> "the composer has no focus", () -> Display.getCurrent().getActiveShell() == shell
				&& composer.forceFocus() && composer.isFocusControl());
		Keyboard keyboard = new Keyboard();

		keyboard.type("caf");
		keyboard.press(SWT.CTRL, SWT.SHIFT, 'u');
		keyboard.type("e9");
		keyboard.press(SWT.CR);
		EventLoop.until(composer::getText, () -> composer.getText().equals("caf\u00e9"));
		assertThat(TestEngine.get(window.engine().chats().snapshot(chat.chat(), Long.MAX_VALUE, 10)).page().messages())
				.isEmpty();

		keyboard.press(SWT.CR);
		model.nextCall(chat.chat()).text("served").end();
		editor.awaitLastOf("agent", "served");
		assertThat(editor.lastOf("human")).isEqualTo("caf\u00e9");
	}

	@Test
	void aLineOfManyLettersIsNotWrapped() {
		EditorPage editor = window.open(window.chat("long"));
		StyledText composer = editor.composer();
		String line = "x".repeat(200_000);

		composer.insert("a\n" + line + "\nb");
		assertThat(composer.getWordWrap()).as("wrapped").isFalse();
		assertThat(composer.getText()).isEqualTo("a\n" + line + "\nb");

		composer.setText("word ".repeat(1_000));
		assertThat(composer.getWordWrap()).as("wrapped").isTrue();
		composer.setText("one line\n".repeat(20_000));
		assertThat(composer.getWordWrap()).as("wrapped").isTrue();
	}

	@Test
	void whatWaitsIsShownAsItWasWritten() {
		ChatAddress chat = window.chat("R & D");
		EditorPage editor = window.open(chat);
		editor.send("first");
		model.nextCall(chat.chat());

		editor.send("this & that");
		editor.awaitLabel("1 queued");

		// A single & would be a mnemonic, and not be seen.
		assertThat(editor.find(CLabel.class)).extracting(CLabel::getText).containsExactly("this && that");
		assertThat(editor.find(CLabel.class)).extracting(CLabel::getToolTipText).containsExactly("this && that");
		assertThat(editor.labels()).contains("R && D");
	}
}
