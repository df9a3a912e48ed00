package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.Agent;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
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
		StyledText composer = focusedComposer(editor);
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
	void namesOfSeveralWordsAreProposedBehindTheMarkAndTakenByEnter() throws RefusedException {
		ChatAddress chat = window.chat("mentions");
		window.engine().worlds().createAgent(chat.world(), TestEngine.agent("Grace Hopper"));
		Agent off = TestEngine.agent("Graham");
		off.setEnabled(false);
		window.engine().worlds().createAgent(chat.world(), off);
		EditorPage editor = window.open(chat);
		StyledText composer = focusedComposer(editor);

		"ask @".chars().forEach(editor::press);
		EventLoop.until(() -> proposed().toString(), () -> proposed().equals(List.of("Ada", "Grace Hopper",
				"Graham (switched off)")));
		"gra".chars().forEach(editor::press);
		EventLoop.until(() -> composer.getText() + proposed(), () -> proposed().equals(List.of("Grace Hopper", "Graham (switched off)")));
		editor.press(SWT.CR);

		assertThat(composer.getText()).isEqualTo("ask @Grace Hopper ");
		assertThat(composer.getCaretOffset()).isEqualTo(composer.getCharCount());
		assertThat(proposed()).isEmpty();
		assertThat(model.hasCall(chat.chat())).as("Enter chose a name, and sent nothing").isFalse();
	}

	@Test
	void nothingThatWasTypedIsReplacedByANameThatDoesNotFitIt() {
		EditorPage editor = window.open(window.chat("fast"));
		StyledText composer = focusedComposer(editor);

		editor.press('@');
		EventLoop.until(() -> proposed().toString(), () -> proposed().equals(List.of("Ada")));
		// The list has not heard of it yet.
		composer.append("Grace, now");
		composer.setCaretOffset(composer.getCharCount());
		editor.press(SWT.CR);

		assertThat(composer.getText()).isEqualTo("@Grace, now");
	}

	@Test
	void whoAnswersIsSaidWhereSomebodyIsMentioned() throws RefusedException {
		ChatAddress chat = window.chat("audience");
		window.engine().worlds().createAgent(chat.world(), TestEngine.agent("Grace Hopper"));
		EditorPage editor = window.open(chat);

		editor.type("@Grace Hopper, and what do you say?");
		editor.awaitLabel("Grace Hopper answers.");
		editor.type("@Grace Hopper, you first.\n@Ada, then you.");
		editor.awaitLabel("These answer, one after the other: Grace Hopper, Ada.");
		editor.type("I told @Ada so.");
		editor.awaitLabel("Nobody answers:");
		editor.type("@Nobody, are you there?");
		editor.awaitLabel("no agent of this world is called 'Nobody'");
		editor.type("All of you?");
		EventLoop.until(() -> editor.labels().toString(), () -> editor.labels().stream()
				.noneMatch(label -> label.contains("answer")));
	}

	/** The names in the list that is open; empty if none is. */
	private static List<String> proposed() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(Shell::isVisible)
				.flatMap(shell -> Controls.in(shell, Table.class).stream()).filter(table -> table.getColumnCount() == 0)
				.flatMap(table -> Arrays.stream(table.getItems())).map(TableItem::getText).toList();
	}

	@Test
	void whatIsWrittenOfANameBeginsAtTheLastMark() {
		assertThat(MentionProposals.begun("@", 1)).contains("");
		assertThat(MentionProposals.begun("to @Max Mu", 10)).contains("Max Mu");
		assertThat(MentionProposals.begun("me@home", 7)).isEmpty();
		assertThat(MentionProposals.begun("@Max\nthen", 9)).isEmpty();
		assertThat(MentionProposals.begun("no mark", 3)).isEmpty();
		assertThat(MentionProposals.matches("Grace Hopper", "hop")).isTrue();
		assertThat(MentionProposals.matches("Grace Hopper", "race")).isFalse();
	}

	private StyledText focusedComposer(EditorPage editor) {
		Shell shell = window.window().getShell();
		shell.forceActive();
		StyledText composer = editor.composer();
		EventLoop.until(() -> "the composer has no focus", () -> Display.getCurrent().getActiveShell() == shell
				&& composer.forceFocus() && composer.isFocusControl());
		return composer;
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
