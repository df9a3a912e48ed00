package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.swtbot.fixture.Models;
import org.agentworld.swtbot.fixture.Stage;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.ConnectionsPage;
import org.agentworld.swtbot.page.Form;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the welcome to answered chats, with nothing there but the program. */
class FirstChatStory {

	@RegisterExtension
	final Stage stage = new Stage();

	private final Window window = new Window();

	@Test
	void aModelIsConnectedAWorldCreatedAndAChatAnswered() {
		window.newWorld("Garden").write("Description", "All that grows").saveAndClose();
		window.welcome().connectAModel().service("openai-compatible").write("Name", "My models")
				.write("Address", stage.models().address().toString()).write("Default model", "gardener")
				.usedBy("Garden").finish();

		Chat chat = window.newChat();
		chat.send("what grows here?");
		stage.models().next("what grows here?").say("Beans ").say("and peas.").end();

		chat.transcript().awaitAnswer("Beans and peas.");
		chat.awaitReady();
		window.explorer().awaitRow(Models.NAME_OF_CHATS);
		assertThat(chat.title()).isEqualTo(Models.NAME_OF_CHATS);
		ConnectionsPage connections = window.connections();
		assertThat(connections.names()).contains("My models");
		connections.close();
	}

	@Test
	void threeAgentsOfAWorldAnswerTogetherAndAlone() {
		Form world = window.newWorld("Crew").choose("Connection", "Models").choose("Answer order", "At the same time").save();
		window.explorer().unfold("Agents");
		window.explorer().rename("Assistant", "Ada");
		world.show();
		window.newAgent("Grace").write("System prompt", "You are Grace.").saveAndClose();
		world.show();
		window.newAgent("Linus").write("System prompt", "You are Linus.").saveAndClose();
		world.close();
		window.explorer().open("Ada");
		window.form("Ada").write("System prompt", "You are Ada.").saveAndClose();

		Chat chat = window.newChat();
		chat.send("who is there?");
		for (String agent : new String[] {"Linus", "Ada", "Grace"}) {
			stage.models().next(agent, "who is there?").say("It is me, " + agent + ".").end();
		}
		chat.awaitReady();
		chat.transcript().awaitAnswer("It is me, Ada.").awaitAnswer("It is me, Grace.").awaitAnswer("It is me, Linus.");
		assertThat(chat.transcript().answers()).containsExactlyInAnyOrder("It is me, Ada.", "It is me, Grace.",
				"It is me, Linus.");

		chat.send("@Grace and you?");
		stage.models().next("Grace", "and you?").say("I am fine.").end();
		chat.transcript().awaitAnswer("I am fine.");
		chat.awaitReady();
		assertThat(chat.transcript().entries().getLast().author()).isEqualTo("Grace");
		assertThat(chat.transcript().answers()).hasSize(4);
	}
}
