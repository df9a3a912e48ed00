package org.agentworld.swtbot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.agentworld.swtbot.fixture.Launch;
import org.agentworld.swtbot.fixture.Models;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program is started after it was killed. */
class ThirdLaunch {

	private static final String INTERRUPTED = "Interrupted: the program ended while this was being written.";

	@RegisterExtension
	final Launch launch = new Launch();

	private final Window window = new Window();
	private Models models;

	@AfterEach
	void close() {
		models.close();
	}

	@Test
	void whatWasWrittenIsThereAndIsTriedAgainOrLeft() {
		models = new Models(URI.create(launch.left("address")).getPort());
		assertThat(window.tabs()).contains("tell me about apples", "unsent", "red", "blue");
		window.chat("unsent").composer().awaitText("a draft that stays");

		Chat red = window.chat("red").awaitReady();
		red.transcript().await("red10 ").await(INTERRUPTED);
		assertThat(red.transcript().text()).doesNotContain("blue");
		red.transcript().press(INTERRUPTED, "Try again");
		models.next("red").say("A rose.").end();
		red.transcript().awaitAnswer("A rose.").awaitGone(INTERRUPTED);
		red.awaitReady();
		assertThat(red.transcript().answers()).containsExactly("A rose.");

		Chat blue = window.chat("blue").awaitReady();
		blue.transcript().await("blue10 ").press(INTERRUPTED, "Leave it");
		blue.transcript().awaitGone(INTERRUPTED);
		assertThat(blue.transcript().answers()).hasSize(1);
		assertThat(blue.transcript().text()).contains("blue10 ").doesNotContain("red");
	}
}
