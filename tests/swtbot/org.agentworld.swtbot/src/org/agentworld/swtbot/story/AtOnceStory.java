package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.agentworld.model.World;
import org.agentworld.swtbot.fixture.Models.Call;
import org.agentworld.swtbot.fixture.Stage;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several chats are answered at the same time, and nothing of one gets into another. */
class AtOnceStory {

	private static final List<Fruit> FOUR = List.of(Fruit.APPLES, Fruit.BANANAS, Fruit.CHERRIES, Fruit.DATES);

	@RegisterExtension
	final Stage stage = new Stage();

	private final Window window = new Window();
	private final Map<Fruit, Call> calls = new EnumMap<>(Fruit.class);

	@Test
	void aMessageIsWrittenWhileThreeOtherChatsAreAnswered() {
		answer(FOUR.subList(0, 3), stage.world("Orchard", "Ada"));
		Chat fourth = window.newChat();
		String written = "i write on, whatever comes into the other chats: not a letter is lost";
		fourth.composer().write(written);

		endAndAssertWhole();
		fourth.show();
		fourth.composer().awaitText(written);
		assertThat(fourth.transcript().entries()).isEmpty();
	}

	@Test
	void whoSwitchesFastBetweenTwelveChatsSeesNothingForeign() {
		List<Fruit> twelve = Arrays.asList(Fruit.values());
		answer(twelve, stage.world("Orchard", "Ada"));
		for (int round = 0; round < 3; round++) {
			for (Fruit fruit : twelve) {
				fruit.assertAlone(window.chat(fruit.chat()).transcript().text());
			}
		}
		endAndAssertWhole();
	}

	@Test
	void aChatThatIsClosedAndOpenedWhileItIsAnsweredHasMissedNothing() {
		answer(List.of(Fruit.APPLES, Fruit.BANANAS), stage.world("Orchard", "Ada"));
		Chat chat = window.chat("apples");
		Fruit.APPLES.awaitGrowth(chat);
		chat.close();
		Fruit.BANANAS.awaitGrowth(window.chat("bananas"));
		window.explorer().awaitBadge("apples", "working");

		Fruit.APPLES.awaitGrowth(window.explorer().openChat("apples"));

		endAndAssertWhole();
	}

	@Test
	void oneOfFourIsStopped() throws InterruptedException {
		answer(FOUR, stage.world("Orchard", "Ada"));
		Chat bananas = window.chat("bananas");
		Fruit.BANANAS.awaitGrowth(bananas);

		bananas.stop();

		bananas.awaitReady().transcript().await("Stopped. What was written until then stays.");
		Call stopped = calls.remove(Fruit.BANANAS);
		stopped.awaitGivenUp();
		assertThat(stopped.said()).startsWith(bananas.transcript().entries().get(1).text().lines().findFirst().orElseThrow());
		Fruit.BANANAS.assertAlone(bananas.transcript().text());
		calls.keySet().forEach(fruit -> fruit.awaitGrowth(window.chat(fruit.chat())));
		endAndAssertWhole();
	}

	@Test
	void oneOfFourFailsAndIsTriedAgain() {
		World world = stage.world("Orchard", "Ada");
		FOUR.forEach(fruit -> stage.chat(world, fruit.chat()));
		FOUR.forEach(fruit -> ask(fruit));
		Call fails = calls.remove(Fruit.CHERRIES);
		calls.forEach(Fruit::goOn);
		fails.refuse(400, "No cherries today.");
		window.notifications().await("cherries in Orchard failed: ");

		Chat cherries = window.chat("cherries").awaitReady();
		cherries.transcript().await("No cherries today.").press("No cherries today.", "Try again");
		calls.put(Fruit.CHERRIES, Fruit.CHERRIES.goOn(stage.models().next(Fruit.CHERRIES.question())));

		cherries.transcript().awaitGone("No cherries today.");
		calls.keySet().forEach(fruit -> fruit.awaitGrowth(window.chat(fruit.chat())));
		endAndAssertWhole();
	}

	@Test
	void aChatIsDeletedWhileItIsAnswered() throws InterruptedException {
		answer(List.of(Fruit.APPLES, Fruit.BANANAS), stage.world("Orchard", "Ada"));
		Fruit.APPLES.awaitGrowth(window.chat("apples"));

		window.explorer().delete("apples");

		calls.remove(Fruit.APPLES).awaitGivenUp();
		window.explorer().awaitNoRow("apples");
		Fruit.BANANAS.awaitGrowth(window.chat("bananas"));
		endAndAssertWhole();
		window.chat("apples").awaitSaid("The chat 'apples' was deleted.");
	}

	private void answer(List<Fruit> fruits, World world) {
		fruits.forEach(fruit -> stage.chat(world, fruit.chat()));
		fruits.forEach(fruit -> fruit.goOn(ask(fruit)));
	}

	private Call ask(Fruit fruit) {
		window.explorer().openChat(fruit.chat()).send(fruit.question());
		Call call = stage.models().next(fruit.question());
		calls.put(fruit, call);
		return call;
	}

	private void endAndAssertWhole() {
		calls.values().forEach(Call::end);
		calls.forEach((fruit, call) -> fruit.assertWhole(window.chat(fruit.chat()).awaitReady(), call));
	}
}
