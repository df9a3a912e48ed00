package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.eclipse.core.commands.Command;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What belongs to a chat stays with it while the person goes to another, closes, opens, deletes and stops. */
class ChatSwitchTest {

	private static final int CHATS = 12;
	private static final int ROUNDS = 5;
	private static final String SEND = "Send";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	/** A chat in which the model is answering. */
	private record Answering(ChatAddress chat, EditorPage editor, ScriptedProvider.Call call) {
	}

	private Answering ask(String question) {
		ChatAddress chat = window.chat(question);
		EditorPage editor = window.open(chat);
		editor.send(question);
		return new Answering(chat, editor, model.nextCall(chat.chat()));
	}

	@Test
	void twelveStreamingChatsKeepTheirWordsHoweverFastOneSwitches() {
		List<Answering> all = new ArrayList<>();
		for (int i = 0; i < CHATS; i++) {
			all.add(ask("chat" + i));
		}
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < CHATS; i++) {
				all.get(i).call().text("chat" + i + "-" + round + " ");
				// Always another one is in front than the one that was just answered, and for a moment only.
				window.page().activate(all.get((i * 5 + round) % CHATS).editor().editor());
				EventLoop.turn();
			}
		}
		all.forEach(answering -> answering.call().end());

		for (int i = 0; i < CHATS; i++) {
			EditorPage editor = all.get(i).editor();
			window.page().activate(editor.editor());
			editor.awaitPage();
			String own = "chat" + i + "-";
			editor.awaitIdleWith(own + (ROUNDS - 1));
			editor.awaitLastOf("agent", own + (ROUNDS - 1));
			StringBuilder expected = new StringBuilder();
			for (int round = 0; round < ROUNDS; round++) {
				expected.append(own).append(round).append(' ');
			}
			assertThat(editor.lastOf("agent")).isEqualTo(expected.toString().strip());
			assertThat(editor.lastOf("human")).isEqualTo("chat" + i);
			assertThat(editor.transcript()).doesNotContainPattern("chat(?!" + i + "\\b)\\d");
		}
	}

	@Test
	void whatIsClosedGoesOnAndIsShownWhereItIsNow() {
		Answering closed = ask("closed");
		Answering open = ask("open");
		closed.call().text("one ");
		window.page().activate(closed.editor().editor());
		closed.editor().awaitText("one");
		window.close(closed.editor());
		closed.call().text("two ");
		open.call().text("other ");
		open.editor().awaitText("other");

		EditorPage again = window.open(closed.chat());
		again.awaitText("one two");
		closed.call().text("three").end();
		again.awaitLastOf("agent", "three");

		assertThat(again.lastOf("agent")).isEqualTo("one two three");
		assertThat(open.call().cancelled()).isNotDone();
		open.call().end();
		window.page().activate(open.editor().editor());
		open.editor().awaitLastOf("agent", "other");
		assertThat(again.transcript()).doesNotContain("other");
	}

	@Test
	void stopIsOfferedWhileTheChatInFrontWorks() {
		Command stop = window.window().getService(ICommandService.class).getCommand("org.agentworld.ui.stop");
		Answering working = ask("working");
		EventLoop.until(() -> "Stop is not offered", stop::isEnabled);
		EditorPage idle = window.open(window.chat("idle"));
		EventLoop.until(() -> "Stop is offered for a chat at rest", () -> !stop.isEnabled());
		window.close(idle);
		EventLoop.until(() -> "Stop is not offered", stop::isEnabled);
		working.call().end();
		EventLoop.until(() -> "Stop is offered after the end", () -> !stop.isEnabled());
	}

	@Test
	void deletedChatSaysSoKeepsItsDraftAndTouchesNoOther() {
		Answering kept = ask("kept");
		kept.editor().type("a draft of the kept chat");
		Answering deleted = ask("deleted");
		deleted.editor().type("a draft that nobody wants to lose");

		TestEngine.get(window.engine().chats().delete(deleted.chat().chat()));
		deleted.editor().awaitLabel("was deleted");
		TestEngine.get(deleted.call().cancelled());

		assertThat(deleted.editor().composer().getText()).isEqualTo("a draft that nobody wants to lose");
		assertThat(deleted.editor().composer().isEnabled()).as("its text can be selected and copied").isTrue();
		assertThat(deleted.editor().composer().getEditable()).isFalse();
		assertThat(deleted.editor().button(SEND).isEnabled()).isFalse();
		assertThat(deleted.editor().offersStop()).isFalse();

		window.page().activate(kept.editor().editor());
		kept.call().text("goes on").end();
		kept.editor().awaitLastOf("agent", "goes on");
		assertThat(kept.editor().composer().getText()).isEqualTo("a draft of the kept chat");
		assertThat(kept.editor().composer().getEditable()).isTrue();
		assertThat(kept.editor().button(SEND).isEnabled()).isTrue();
		assertThat(kept.editor().labels()).noneMatch(label -> label.contains("deleted"));
	}

	@Test
	void messageThatCameTooLateComesBackAndTheChatIsSaidToBeDeleted() {
		ChatAddress chat = window.chat("deleted");
		EditorPage editor = window.open(chat);

		// The editor hears of it only when the event loop runs again.
		TestEngine.get(window.engine().chats().delete(chat.chat()));
		editor.send("too late");
		EventLoop.until(() -> "the message comes back: " + editor.composer().getText(),
				() -> editor.composer().getText().equals("too late") && !editor.composer().getEditable());

		assertThat(editor.labels()).anyMatch(label -> label.contains("was deleted"));
	}

	@Test
	void stopEndsTheAnswerOfItsOwnChatOnly() {
		Answering goesOn = ask("goes on");
		Answering stopped = ask("stopped");
		goesOn.call().text("first ");
		stopped.call().text("kept so far");
		stopped.editor().awaitText("kept so far");
		EventLoop.until(() -> "Stop offered", () -> stopped.editor().offersStop() && goesOn.editor().offersStop());

		stopped.editor().click("Stop");
		stopped.editor().awaitText("Stopped");
		EventLoop.until(() -> "the stopped chat idle", stopped.editor()::isIdle);

		TestEngine.get(stopped.call().cancelled());
		assertThat(goesOn.call().cancelled()).isNotDone();
		EventLoop.until(() -> "Stop no longer offered", () -> !stopped.editor().offersStop());
		assertThat(stopped.editor().lastOf("agent")).isEqualTo("kept so far");
		assertThat(goesOn.editor().offersStop()).isTrue();
		window.page().activate(goesOn.editor().editor());
		goesOn.call().text("second").end();
		goesOn.editor().awaitLastOf("agent", "first second");
		assertThat(goesOn.editor().transcript()).doesNotContain("Stopped");
	}

	@Test
	void whoStoppedWithTheKeyboardWritesNext() {
		Answering stopped = ask("stopped");
		EventLoop.until(() -> "Stop offered", stopped.editor()::offersStop);
		stopped.editor().button("Stop").setFocus();
		assertThat(stopped.editor().button("Stop").isFocusControl()).isTrue();

		stopped.editor().click("Stop");
		EventLoop.until(() -> "Stop no longer offered", () -> !stopped.editor().offersStop());
		assertThat(stopped.editor().composer().isFocusControl()).as("the composer has the keyboard").isTrue();
	}

	@Test
	void timeAndStateOfAChatStandInItsOwnEditor() {
		EditorPage idle = window.open(window.chat("idle"));
		Answering working = ask("working");
		working.editor().awaitLabel("Ada · 0:0");
		assertThat(idle.labels()).isEmpty();

		window.page().activate(idle.editor());
		idle.awaitLabel("Ready");
		assertThat(idle.labels()).noneMatch(label -> label.contains("Ada"));
		assertThat(idle.offersStop()).isFalse();
		assertThat(working.editor().offersStop()).isTrue();
		working.call().text("done").end();
		window.page().activate(working.editor().editor());
		working.editor().awaitLabel("Ready");
		assertThat(working.editor().labels()).noneMatch(label -> label.contains("Ada ·"));
	}

	@Test
	void whoWritesKeepsTextAndCaretWhileAnotherChatStreams() {
		Answering streams = ask("streams");
		ChatAddress chat = window.chat("written");
		EditorPage written = window.open(chat);
		written.type("What I am writing here.");
		written.composer().setSelection(5, 9);

		for (int i = 0; i < ROUNDS; i++) {
			streams.call().text("word" + i + " ");
			window.page().activate(i % 2 == 0 ? streams.editor().editor() : written.editor());
			EventLoop.turn();
		}
		streams.call().end();
		window.page().activate(streams.editor().editor());
		streams.editor().awaitLastOf("agent", "word" + (ROUNDS - 1));
		window.page().activate(written.editor());

		assertThat(written.composer().getText()).isEqualTo("What I am writing here.");
		assertThat(written.composer().getSelection()).extracting("x", "y").containsExactly(5, 9);
		assertThat(written.composer().isFocusControl()).isTrue();
		assertThat(streams.editor().composer().getText()).isEmpty();

		written.composer().setCaretOffset(4);
		window.close(written);
		EditorPage again = window.open(chat);
		EventLoop.until(() -> "the draft: " + again.composer().getText(), () -> !again.composer().getText().isEmpty());
		assertThat(again.composer().getText()).isEqualTo("What I am writing here.");
		assertThat(again.composer().getCaretOffset()).isEqualTo(4);
	}

	@Test
	void whatIsSentWhileTheChatWorksWaitsInThatChat() {
		Answering works = ask("works");
		Answering other = ask("other");
		works.editor().send("and then");
		other.call().text("done").end();
		other.editor().awaitLastOf("agent", "done");
		EventLoop.until(() -> "other idle", other.editor()::isIdle);
		window.page().activate(works.editor().editor());
		works.editor().awaitLabel("1 queued");
		works.editor().awaitLastOf("human", "works");

		works.call().text("first").end();
		model.nextCall(works.chat().chat()).text("second").end();
		works.editor().awaitLastOf("agent", "second");

		assertThat(works.editor().lastOf("human")).isEqualTo("and then");
		assertThat(model.hasCall(other.chat().chat())).isFalse();
		window.page().activate(other.editor().editor());
		assertThat(other.editor().transcript()).doesNotContain("and then");
		assertThat(other.editor().labels()).noneMatch(label -> label.contains("queued"));
	}
}
