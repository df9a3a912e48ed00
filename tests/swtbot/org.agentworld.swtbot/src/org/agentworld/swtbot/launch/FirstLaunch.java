package org.agentworld.swtbot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.swtbot.fixture.Launch;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Transcript.Entry;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program is started for the first time, without a key and without network, and closed. */
class FirstLaunch {

	@RegisterExtension
	final Launch launch = new Launch();

	private final Window window = new Window();

	@Test
	void theDemoWorldAnswersTheFirstChatAndADraftIsLeft() {
		window.explorer().awaitRow("Demo");
		assertThat(window.titleInFront()).isEqualTo("Welcome");

		Chat chat = window.welcome().startAChat();
		chat.send("tell me about apples");
		chat.transcript().await("apples").await("Linus");
		chat.awaitReady();
		assertThat(chat.transcript().entries()).extracting(Entry::author).containsExactly("You", "Ada", "Grace", "Linus");
		window.explorer().awaitRow("tell me about apples");

		Chat another = window.newChat();
		window.explorer().rename("New chat", "unsent");
		another.composer().write("a draft that stays");
	}
}
