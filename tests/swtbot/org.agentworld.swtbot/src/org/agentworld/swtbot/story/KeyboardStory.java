package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.agentworld.swtbot.fixture.Models.Call;
import org.agentworld.swtbot.fixture.Stage;
import org.agentworld.swtbot.fixture.Ui;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Keys;
import org.agentworld.swtbot.page.Window;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main story with the keyboard alone. */
class KeyboardStory {

	@RegisterExtension
	final Stage stage = new Stage();

	private final Window window = new Window();
	private final Keys keys = new Keys();

	@Test
	void twoChatsAreWrittenStoppedAskedAgainSearchedAndFoundAgain() {
		stage.world("World", "Ada");
		window.explorer().awaitRow("World");

		Chat first = newChat(1);
		keys.type("what is red?");
		first.composer().awaitText("what is red?");
		keys.press(SWT.CR);
		Call red = stage.models().next("what is red?").sayWithoutEnd(i -> "red" + i + " ");
		first.transcript().await("red3");

		Chat second = newChat(2);
		keys.type("what is blue?");
		second.composer().awaitText("what is blue?");
		keys.press(SWT.CR);
		stage.models().next("what is blue?").say("The sky.").end();
		second.transcript().awaitAnswer("The sky.");
		second.awaitReady();

		keys.press(SWT.CTRL, SWT.PAGE_UP);
		first.composer().awaitFocus();
		keys.press(SWT.CTRL, '.');
		first.transcript().await("Stopped.");
		first.awaitReady();
		assertThat(red.said()).contains("red3");

		keys.press(SWT.CTRL, SWT.SHIFT, 'e');
		first.composer().awaitText("what is red?");
		keys.press(SWT.ESC);
		first.composer().awaitText("");
		keys.type("and now?");
		first.composer().awaitText("and now?");
		keys.press(SWT.CR);
		stage.models().next("and now?").say("A rose is red.").end();
		first.transcript().awaitAnswer("A rose is red.");
		first.awaitReady();

		keys.press(SWT.CTRL, SWT.SHIFT, 'r');
		stage.models().next("and now?").say("A cherry.").end();
		first.transcript().awaitAnswer("A cherry.");
		first.awaitReady();

		keys.press(SWT.CTRL, 'f');
		first.awaitFind();
		keys.type("cherry");
		keys.press(SWT.CR);
		Ui.await(() -> "found: " + first.transcript().selected(), () -> first.transcript().selected().equals("cherry"));
		keys.press(SWT.ESC);
		first.composer().awaitFocus();

		keys.press(SWT.CTRL, 'w');
		second.composer().awaitFocus();
		keys.press(SWT.CTRL, 'w');
		Ui.await(window::tabs, () -> window.tabs().equals(List.of("Welcome")));
	}

	private Chat newChat(int number) {
		keys.press(SWT.CTRL, 't');
		Ui.await(window::tabs, () -> window.tabs().size() == number + 1);
		Chat chat = window.front();
		chat.composer().awaitFocus();
		return chat;
	}
}
