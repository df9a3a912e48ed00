package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.agentworld.swtbot.fixture.Models.Call;
import org.agentworld.swtbot.fixture.Stage;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be done in one chat and with it. */
class ChatStory {

	@RegisterExtension
	final Stage stage = new Stage();

	private final Window window = new Window();

	@Test
	void threeMessagesWaitAreMovedAndRemoved() {
		Chat chat = open("talk");
		chat.send("one");
		Call first = stage.models().next("one");
		chat.send("two");
		chat.send("three");
		chat.send("four");
		chat.queue().await("two", "three", "four");

		chat.queue().moveUp("four");
		chat.queue().await("two", "four", "three");
		chat.queue().moveUp("four");
		chat.queue().await("four", "two", "three");
		chat.queue().remove("two");
		chat.queue().await("four", "three");
		first.say("1").end();

		stage.models().next("four").say("4").end();
		stage.models().next("three").say("3").end();
		chat.awaitReady().transcript().awaitAnswer("3");
		assertThat(chat.transcript().messages()).containsExactly("one", "four", "three");
		assertThat(chat.transcript().answers()).containsExactly("1", "4", "3");
		assertThat(chat.queue().messages()).isEmpty();
	}

	@Test
	void aMessageIsEditedAnAnswerAskedForAgainAndTheChatBranched() {
		Chat chat = open("talk");
		exchange(chat, "one", "the first answer");
		exchange(chat, "two", "the second answer");

		chat.transcript().press("one", "Edit and Resend");
		chat.composer().awaitText("one");
		chat.composer().rewrite("uno");
		chat.composer().button("Resend");
		window.question("Edit and Resend").press("Resend");
		stage.models().next("uno").say("primo").end();
		chat.transcript().awaitAnswer("primo");
		chat.awaitReady();
		assertThat(chat.transcript().messages()).containsExactly("uno");

		chat.transcript().press("primo", "Answer Again");
		stage.models().next("uno").say("un altro").end();
		chat.transcript().awaitAnswer("un altro").await("2 of 2");
		chat.awaitReady();
		chat.transcript().press("un altro", "Show Previous Answer");
		chat.transcript().awaitAnswer("primo").await("1 of 2");
		chat.transcript().press("primo", "Use This Answer");
		chat.transcript().awaitGone("Use This Answer").awaitAnswer("primo");
		assertThat(chat.transcript().answers()).containsExactly("primo");

		chat.transcript().press("primo", "Branch From Here");
		Chat branch = window.chat("talk (branch)");
		branch.transcript().awaitAnswer("primo");
		exchange(branch, "due", "secondo");
		assertThat(branch.transcript().answers()).containsExactly("primo", "secondo");
		assertThat(window.chat("talk").transcript().answers()).containsExactly("primo");
	}

	@Test
	void aChatIsRenamedExportedAndImported() {
		Chat chat = open("talk");
		exchange(chat, "what is it?", "A chat to keep.");
		window.explorer().rename("talk", "kept");
		window.explorer().awaitRow("kept");
		chat = window.chat("kept");
		Path file = stage.folder().resolve("kept.json");

		window.explorer().select("kept");
		window.export().export("Chat: kept", "JSON, complete, to import again", file);
		window.explorer().delete("kept");
		chat.awaitSaid("The chat 'kept' was deleted.");
		chat.close();
		window.explorer().awaitNoRow("kept");
		window.importing().importFrom(file);

		Chat again = window.chat("kept");
		again.transcript().awaitAnswer("A chat to keep.");
		assertThat(again.transcript().messages()).containsExactly("what is it?");
		exchange(again, "still here?", "As ever.");
	}

	@Test
	void aNoticeLeadsToAChatThatIsNotInFront() {
		Chat behind = open("behind");
		behind.send("hello");
		Call call = stage.models().next("hello");
		stage.chat(stage.engine().worlds().named("World").orElseThrow(), "in front");
		window.explorer().openChat("in front");
		call.say("Here I am.").end();

		window.notifications().open("behind in World has answered.");

		window.front("behind").transcript().awaitAnswer("Here I am.");
		window.explorer().awaitBadge("behind", "");
	}

	private Chat open(String name) {
		stage.chat(stage.world("World", "Ada"), name);
		return window.explorer().openChat(name);
	}

	private void exchange(Chat chat, String question, String answer) {
		chat.send(question);
		stage.models().next(question).say(answer).end();
		chat.transcript().awaitAnswer(answer);
		chat.awaitReady();
	}
}
