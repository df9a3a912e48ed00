package org.agentworld.swtbot.launch;

import java.io.IOException;

import org.agentworld.swtbot.fixture.Launch;
import org.agentworld.swtbot.fixture.Models;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program is started again, and killed while two chats are answered. */
class SecondLaunch {

	@RegisterExtension
	final Launch launch = new Launch();

	private final Window window = new Window();
	private final Models models = new Models();

	@Test
	void allIsAsItWasLeftUntilTheProgramIsKilled() throws IOException, InterruptedException {
		window.front("unsent").composer().awaitText("a draft that stays");
		window.chat("tell me about apples").awaitReady().transcript().await("apples").await("Linus");

		launch.leave("address", models.address().toString());
		window.newWorld("Garden").saveAndClose();
		window.connectAModel().service("openai-compatible").write("Name", "My models")
				.write("Address", models.address().toString()).write("Default model", "gardener").usedBy("Garden").finish();
		window.explorer().unfold("Garden");
		Chat red = ask("red");
		Chat blue = ask("blue");
		blue.transcript().await("blue50");
		red.show();
		red.transcript().await("red50");
		red.composer().write("and then");

		launch.kill();
	}

	private Chat ask(String colour) {
		Chat chat = window.newChat();
		window.explorer().rename("New chat", colour);
		chat.send("what is " + colour + "?");
		models.next(colour).sayWithoutEnd(i -> colour + i + " ");
		return chat;
	}
}
