package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.model.Agent;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.Dialogs;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person does to a chat's past, in its window. */
class MessageActionsTest {

	private static final int OTHERS = 8;
	private static final String RESEND = "Edit and Resend";
	private static final String DELETE = "Delete From Here";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	@Test
	void aMessageIsEditedAndSentAnewInItsPlace() {
		ChatAddress chat = window.chat("edited");
		EditorPage editor = answered(chat, "What is tehre?", "A typo.");
		editor.type("a draft");

		editor.act("human", "edit");
		editor.awaitComposer("What is tehre?");
		editor.awaitLabel("what follows it will be removed");
		editor.type("What is there?");
		AtomicReference<String> question = confirm(RESEND, "Resend");
		editor.press(SWT.CR);
		awaitCall(chat).text("Nothing much.").end();

		editor.awaitLastOf("agent", "Nothing much.");
		assertThat(question.get()).contains("The message and the one after it are removed", "What tools have done");
		editor.awaitComposer("a draft");
		assertThat(editor.lastOf("human")).isEqualTo("What is there?");
		assertThat(editor.transcript()).doesNotContain("tehre", "A typo.");
		assertThat(editor.labels()).noneMatch(label -> label.contains("will be removed"));
	}

	@Test
	void anEditThatIsNotSentIsNotLostWithItsEditor() {
		ChatAddress chat = window.chat("left");
		EditorPage editor = window.open(chat);
		editor.send("What grows?");
		model.nextCall(chat.chat()).text("Apples.").end();
		editor.awaitLastOf("agent", "Apples.");
		editor.type("for later");

		editor.act("human", "edit");
		editor.awaitComposer("What grows?");
		window.close(editor);
		EditorPage unchanged = window.open(chat);
		unchanged.awaitComposer("for later");

		unchanged.act("human", "edit");
		unchanged.awaitComposer("What grows?");
		unchanged.type("What grows here?");
		window.close(unchanged);
		window.open(chat).awaitComposer("What grows here?\nfor later");
	}

	@Test
	void filesOfAMessageAreKeptWhenItIsEdited(@TempDir Path folder) throws IOException {
		ChatAddress chat = window.chat("files");
		EditorPage editor = window.open(chat);
		editor.attach(Files.writeString(folder.resolve("notes.txt"), "some notes"));
		say(editor, chat, "Read this", "Done.");

		editor.act("human", "edit");
		editor.awaitComposer("Read this");
		assertThat(editor.editor().composer().draft().attachments()).as("those of the draft").isEmpty();
		assertThat(editor.find(ToolBar.class)).extracting(AccessibleNames::of).contains("notes.txt");
		editor.type("Read that");
		confirm(RESEND, "Resend");
		editor.press(SWT.CR);
		awaitCall(chat).text("Done again.").end();
		editor.awaitLastOf("agent", "Done again.");
		editor.awaitComposer("");

		Message resent = window.engine().snapshot(chat.chat()).page().messages().getFirst();
		assertThat(resent.text()).isEqualTo("Read that");
		assertThat(resent.attachments()).extracting(ContentPart.Attachment::name).containsExactly("notes.txt");
		assertThat(editor.find(ToolBar.class)).extracting(AccessibleNames::of).doesNotContain("notes.txt");
	}

	@Test
	void whoWouldRatherNotEditHasTheDraftBack() {
		ChatAddress chat = window.chat("kept");
		EditorPage editor = answered(chat, "question", "answer");
		editor.type("a draft");
		editor.composer().setCaretOffset(2);
		editor.act("human", "edit");
		editor.awaitComposer("question");
		editor.type("changed");
		Dialogs.press(RESEND, "Cancel");
		editor.press(SWT.CR);
		EventLoop.until(() -> "the question is not closed", () -> editor.button("Resend").isEnabled());
		assertThat(editor.composer().getText()).isEqualTo("changed");

		editor.press(SWT.ESC);

		assertThat(editor.composer().getText()).isEqualTo("a draft");
		assertThat(editor.composer().getCaretOffset()).isEqualTo(2);
		assertThat(editor.button("Send").isEnabled()).isTrue();
		assertThat(editor.lastOf("human")).isEqualTo("question");
		assertThat(model.hasCall(chat.chat())).isFalse();
	}

	@Test
	void whatFollowsIsDeletedAndUndoBringsItBack() throws CommandException {
		ChatAddress chat = window.chat("deleted");
		EditorPage editor = answered(chat, "first", "one");
		say(editor, chat, "second", "two");

		AtomicReference<String> question = confirm(DELETE, "Delete");
		editor.act("human", "delete");
		EventLoop.until(editor::transcript, () -> editor.entries() == 2);
		assertThat(question.get()).contains("You: second", "the one after it are deleted", "Undo");
		assertThat(editor.lastOf("agent")).isEqualTo("one");

		undo();
		editor.awaitText("two");
		assertThat(editor.lastOf("human")).isEqualTo("second");
	}

	@Test
	void undoSaysWhenTheChatHasGoneOn() throws CommandException {
		ChatAddress chat = window.chat("gone on");
		EditorPage editor = answered(chat, "first", "one");
		confirm(DELETE, "Delete");
		editor.act("agent", "delete");
		EventLoop.until(editor::transcript, () -> editor.entries() == 1);
		say(editor, chat, "second", "two");

		AtomicReference<String> refusal = confirm("Not Done", "OK");
		undo();
		EventLoop.until(() -> "nothing is said", () -> refusal.get() != null);
		assertThat(refusal.get()).contains("the chat has gone on since");
		assertThat(editor.transcript()).doesNotContain("one");
	}

	@Test
	void answersAreAskedForAgainPagedThroughAndChosen() {
		ChatAddress chat = window.chat("again");
		EditorPage editor = answered(chat, "question", "first");
		editor.act("agent", "again");
		awaitCall(chat).text("second").end();
		editor.awaitText("2 of 2");

		editor.act("agent", "previous");
		editor.awaitText("1 of 2");
		assertThat(editor.lastOf("agent")).isEqualTo("first");
		assertThat(editor.evaluate("return document.querySelector('.previous').disabled")).isEqualTo(true);

		editor.act("agent", "choose");
		EventLoop.until(editor::transcript, () -> window.engine().snapshot(chat.chat()).page().messages().getLast().text()
				.equals("first"));
		EventLoop.until(editor::transcript, () -> Boolean.TRUE.equals(
				editor.evaluate("return !document.querySelector('.choose')")) && editor.lastOf("agent").equals("first"));
		assertThat(editor.transcript()).contains("1 of 2");
	}

	@Test
	void anEarlierAnswerIsAskedForAgainOnlyIfWhatFollowsMayGo() {
		ChatAddress chat = window.chat("earlier");
		EditorPage editor = answered(chat, "first", "one");
		say(editor, chat, "second", "two");
		editor.evaluate("document.querySelector('.entry.agent').focus(); return ''");
		EventLoop.until(() -> "no message has the keyboard", () -> editor.editor().transcript().focused().isPresent());

		AtomicReference<String> question = confirm("Answer Again", "Cancel");
		editor.command("answerAgain");
		EventLoop.until(() -> "nothing is asked", () -> question.get() != null);

		assertThat(question.get()).contains("The 2 messages after this answer are removed");
		assertThat(editor.entries()).isEqualTo(4);
		assertThat(model.hasCall(chat.chat())).isFalse();
	}

	@Test
	void aBranchOpensAndLeadsBackToItsOrigin() {
		ChatAddress chat = window.chat("Origin & <more>");
		EditorPage editor = answered(chat, "first", "one");
		say(editor, chat, "second", "two");

		editor.evaluate("document.querySelector('.entry.agent .action.branch').click(); return ''");
		EventLoop.until(() -> "in front is " + window.page().getActiveEditor().getTitle(),
				() -> window.page().getActiveEditor().getTitle().equals("Origin & <more> (branch)"));
		EditorPage branch = new EditorPage((ChatEditor) window.page().getActiveEditor());
		branch.awaitPage();
		branch.awaitText("one");
		assertThat(branch.transcript()).doesNotContain("second");
		Link link = branch.find(Link.class).getFirst();
		assertThat(link.isVisible()).isTrue();
		assertThat(link.getText()).isEqualTo("<a>Branched from 'Origin && ‹more>'</a>");

		link.notifyListeners(SWT.Selection, new Event());
		EventLoop.until(() -> "in front is " + window.page().getActiveEditor().getTitle(),
				() -> window.page().getActiveEditor() == editor.editor());
		TestEngine.get(window.engine().chats().delete(chat.chat()));
		window.page().activate(branch.editor());
		link.notifyListeners(SWT.Selection, new Event());
		branch.awaitLabel("is not there any more");
	}

	@Test
	void whatIsRefusedIsSaidAndNothingChanges() {
		ChatAddress chat = window.chat("busy");
		EditorPage editor = answered(chat, "first", "one");
		editor.send("second");
		ScriptedProvider.Call call = model.nextCall(chat.chat()).text("begun");
		editor.awaitText("begun");

		editor.act("human", "edit");
		editor.awaitComposer("second");
		// Nothing follows it, so nothing is asked.
		editor.press(SWT.CR);
		editor.awaitLabel("The chat is answering.");
		assertThat(editor.composer().getText()).isEqualTo("second");
		call.end();
		editor.awaitIdleWith("begun");
	}

	@Test
	void messagesAreCopiedByTheKeyboardsPlace() {
		ChatAddress chat = window.chat("copied");
		EditorPage editor = answered(chat, "*first*", "one");
		editor.command("copyMessage");
		assertThat(clipboard()).isEqualTo("one");
		editor.command("previousMessage");
		editor.command("previousMessage");
		EventLoop.until(() -> "the question has no keyboard", () -> editor.editor().transcript().focused()
				.filter(written -> written.message().text().equals("*first*")).isPresent());
		editor.command("copyMessage");
		assertThat(clipboard()).isEqualTo("*first*");
		editor.command("answerAgain");
		editor.awaitLabel("is not for the message that has the keyboard");
	}

	@Test
	void agentsThatReachedTheTurnLimitGoOnByAButtonOfTheLastNotice() {
		ChatAddress chat = window.engine().chat(window.engine().world("Talkers", world -> {
			world.setTurnLimit(2);
			world.setMainAgent(world.getAgents().getFirst());
		}, "Ada", "Ben"), "talk");
		EditorPage editor = window.open(chat);
		editor.send("Discuss.");
		model.nextCall(chat.chat()).text("@Ben, what do you think?").end();
		model.nextCall(chat.chat()).text("Much. And you?").end();
		editor.awaitLastOf("agent", "And you?");
		EventLoop.until(editor::transcript, () -> editor.transcript().contains("Go On") && editor.isIdle());
		assertThat(editor.evaluate("return getComputedStyle(document.querySelector('.notice .go-on').parentElement).display"))
				.isNotEqualTo("none");

		editor.act("notice", "go-on");
		awaitCall(chat).text("Nothing more.").end();
		editor.awaitLastOf("agent", "Nothing more.");
		assertThat(editor.evaluate("return getComputedStyle(document.querySelector('.notice .go-on').parentElement).display"))
				.isEqualTo("none");
	}

	@Test
	void whatAnAgentCouldNotReadIsSaidBelowItsAnswer() throws RefusedException {
		ChatAddress chat = window.chat("left out");
		Agent ada = window.engine().worlds().get(chat.world()).getAgents().getFirst();
		ada.setContextTokens(256);
		window.engine().worlds().updateAgent(chat.world(), ada);
		EditorPage editor = window.open(chat);
		say(editor, chat, "word ".repeat(60), "one");
		say(editor, chat, "word ".repeat(60), "two");
		say(editor, chat, "word ".repeat(60), "three");

		editor.awaitText("did not fit and w");
		assertThat(editor.evaluate("return document.querySelector('.entry.agent:last-child .left-out').textContent"))
				.asString().matches("\\d+ older messages? did not fit and w(as|ere) left out\\.");
		assertThat(editor.evaluate("return document.querySelector('.entry.agent .left-out').textContent")).isEqualTo("");
	}

	@Test
	void thePastOfOneChatLeavesEightThatStreamAlone() throws CommandException {
		ChatAddress chat = window.chat("past");
		EditorPage editor = answered(chat, "first", "one");
		List<ScriptedProvider.Call> others = new ArrayList<>();
		List<ChatAddress> chats = new ArrayList<>();
		for (int i = 0; i < OTHERS; i++) {
			chats.add(window.chat("other " + i));
			window.engine().send(chats.get(i), "go");
			others.add(model.nextCall(chats.get(i).chat()).text("other-" + i + "-0 "));
		}

		confirm(DELETE, "Delete");
		editor.act("agent", "delete");
		EventLoop.until(editor::transcript, () -> editor.entries() == 1);
		stream(others, 1);
		undo();
		editor.awaitText("one");
		editor.act("human", "edit");
		editor.awaitComposer("first");
		editor.type("edited");
		confirm(RESEND, "Resend");
		editor.press(SWT.CR);
		awaitCall(chat).text("two").end();
		editor.awaitLastOf("agent", "two");
		stream(others, 2);
		editor.act("agent", "again");
		awaitCall(chat).text("three").end();
		editor.awaitText("2 of 2");
		stream(others, 3);
		editor.act("agent", "branch");
		EventLoop.until(() -> "in front is " + window.page().getActiveEditor().getTitle(),
				() -> window.page().getActiveEditor().getTitle().equals("past (branch)"));
		others.forEach(ScriptedProvider.Call::end);

		for (int i = 0; i < OTHERS; i++) {
			EditorPage other = window.open(chats.get(i));
			other.awaitIdleWith("other-" + i + "-3");
			assertThat(other.lastOf("agent")).isEqualTo("other-%1$d-0 other-%1$d-1 other-%1$d-2 other-%1$d-3".formatted(i));
			assertThat(other.entries()).isEqualTo(2);
		}
	}

	private static void stream(List<ScriptedProvider.Call> calls, int round) {
		for (int i = 0; i < calls.size(); i++) {
			calls.get(i).text("other-" + i + "-" + round + " ");
		}
	}

	@Test
	void whatWaitsIsWrittenAnewPausedAndCleared() {
		ChatAddress chat = window.chat("queue");
		EditorPage editor = window.open(chat);
		editor.send("first");
		ScriptedProvider.Call call = model.nextCall(chat.chat());
		editor.send("secnod");
		editor.send("third");
		editor.awaitLabel("2 queued");

		editor.pressItem("Edit: secnod");
		editor.awaitComposer("secnod");
		editor.type("second");
		editor.click("Save");
		editor.awaitComposer("");
		EventLoop.until(() -> queue(chat).toString(), () -> queue(chat).equals(List.of("second", "third")));
		editor.pressItem("Send none of the waiting messages until you resume");
		editor.awaitLabel("Queue paused");
		call.text("one").end();
		editor.awaitIdleWith("one");
		assertThat(queue(chat)).containsExactly("second", "third");

		confirm("Clear Queue", "Cancel");
		editor.pressItem("Take all waiting messages out of the queue");
		assertThat(queue(chat)).containsExactly("second", "third");
		editor.pressItem("Send the waiting messages, one after the other");
		ScriptedProvider.Call second = model.nextCall(chat.chat());
		editor.awaitLabel("1 queued");
		AtomicReference<String> question = confirm("Clear Queue", "Clear");
		editor.pressItem("Take all waiting messages out of the queue");
		EventLoop.until(() -> queue(chat).toString(), () -> queue(chat).isEmpty());
		assertThat(question.get()).contains("the message that waits");
		second.text("two").end();
		editor.awaitLastOf("agent", "two");
		assertThat(editor.lastOf("human")).isEqualTo("second");
	}

	private List<String> queue(ChatAddress chat) {
		return window.engine().snapshot(chat.chat()).queue().messages().stream()
				.map(message -> ((ContentPart.Text) message.content().getFirst()).text()).toList();
	}

	private EditorPage answered(ChatAddress chat, String question, String answer) {
		EditorPage editor = window.open(chat);
		say(editor, chat, question, answer);
		return editor;
	}

	/** The next call, for which the window has to do something first. */
	private ScriptedProvider.Call awaitCall(ChatAddress chat) {
		EventLoop.until(() -> "no call", () -> model.hasCall(chat.chat()));
		return model.nextCall(chat.chat());
	}

	private void say(EditorPage editor, ChatAddress chat, String question, String answer) {
		editor.send(question);
		model.nextCall(chat.chat()).text(answer).end();
		editor.awaitLastOf("agent", answer);
		EventLoop.until(() -> "the chat works", editor::isIdle);
	}

	/** Presses a button of the next dialog with this title; gives what it says once it came. */
	private static AtomicReference<String> confirm(String title, String button) {
		AtomicReference<String> said = new AtomicReference<>();
		Dialogs.onNext(title, dialog -> {
			said.set(Controls.in(dialog, Label.class).stream().map(Label::getText).reduce("", String::concat));
			Dialogs.press(dialog, button);
		});
		return said;
	}

	/** Undo is offered once what is to be undone was saved, which may be after its event came. */
	private void undo() throws CommandException {
		EventLoop.until(() -> "Undo is not offered", () -> window.window().getService(ICommandService.class)
				.getCommand(IWorkbenchCommandConstants.EDIT_UNDO).isEnabled());
		window.window().getService(IHandlerService.class).executeCommand(IWorkbenchCommandConstants.EDIT_UNDO, null);
	}

	private static String clipboard() {
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		try {
			return (String) clipboard.getContents(TextTransfer.getInstance());
		} finally {
			clipboard.dispose();
		}
	}
}
