package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.swtbot.fixture.Stage;
import org.agentworld.swtbot.fixture.Ui;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dark and light again, while a chat is open. */
class ThemeStory {

	@RegisterExtension
	final Stage stage = new Stage();

	private final Window window = new Window();

	@Test
	void aChatTurnsDarkAndGoesOn() {
		stage.chat(stage.world("World", "Ada"), "talk");
		Chat chat = window.explorer().openChat("talk");
		window.preferences().theme("Light");
		String light = chat.transcript().background();

		window.preferences().theme("Dark");
		Ui.await(chat.transcript()::background, () -> !chat.transcript().background().equals(light));
		assertThat(chat.transcript().brightness()).isLessThan(80);
		assertThat(chat.composer().brightness()).isLessThan(80);

		chat.send("is it dark?");
		stage.models().next("is it dark?").say("As night.").end();
		chat.transcript().awaitAnswer("As night.");
		chat.awaitReady();
		window.preferences().theme("Light");
		Ui.await(chat.transcript()::background, () -> chat.transcript().background().equals(light));
	}
}
