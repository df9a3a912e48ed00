package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.agentworld.swtbot.fixture.Models.Call;
import org.agentworld.swtbot.fixture.Ui;
import org.agentworld.swtbot.page.Chat;

/** What chats are about that must not mix: each has words that no other has. */
enum Fruit {

	APPLES, BANANAS, CHERRIES, DATES, ELDERBERRIES, FIGS, GRAPES, HAWTHORN, IMBE, JUJUBE, KIWIS, LIMES;

	/** What its chat is called. */
	String chat() {
		return name().toLowerCase();
	}

	/** What a person asks about it. */
	String question() {
		return "tell me of " + chat();
	}

	/** The answer that begins with the number 0 and goes on. */
	String word(int number) {
		return chat() + number + " ";
	}

	/** Goes on about it until it is told otherwise. */
	Call goOn(Call call) {
		return call.sayWithoutEnd(this::word);
	}

	/** Waits until the chat shows more than it does now, and that it does show something. */
	void awaitGrowth(Chat chat) {
		String now = chat.transcript().text();
		Ui.await(() -> "no more than " + now, () -> chat.transcript().text().length() > now.length()
				&& chat.transcript().text().contains(word(0).strip()));
	}

	/** Asserts that nothing of another fruit is in a text. */
	void assertAlone(String text) {
		assertThat(text).doesNotContain(
				Arrays.stream(values()).filter(other -> other != this).map(Fruit::chat).toArray(String[]::new));
	}

	/** Waits until the chat, which is in front, shows the whole answer, and asserts that it holds that, the question and nothing else. */
	void assertWhole(Chat chat, Call call) {
		chat.transcript().awaitAnswer(call.said().strip());
		assertThat(chat.transcript().messages()).containsExactly(question());
		assertThat(chat.transcript().answers()).hasSize(1);
		assertAlone(chat.transcript().text());
	}
}
