package org.agentworld.swtbot.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.model.World;
import org.agentworld.swtbot.fixture.Models.Call;
import org.agentworld.swtbot.fixture.Stage;
import org.agentworld.swtbot.page.Chat;
import org.agentworld.swtbot.page.Window;
import org.agentworld.testing.ChatRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end-to-end test of the program's origin: three chats about fruits. There the answers had been mixed up. */
class FruitStory {

	private static final List<Fruit> FRUITS = List.of(Fruit.APPLES, Fruit.BANANAS, Fruit.CHERRIES);

	@RegisterExtension
	final Stage stage = new Stage();

	private final Window window = new Window();

	/** None is answered before all three are asked: each call waits for the others. */
	@Test
	void threeChatsAskedBeforeAnyIsAnsweredAreEachAnsweredAboutTheirOwnFruit() {
		World world = stage.world("Orchard", "Ada");
		Map<Fruit, ChatRecorder> events = new EnumMap<>(Fruit.class);
		for (Fruit fruit : FRUITS) {
			events.put(fruit, new ChatRecorder(stage.engine().subscriptions(), stage.chat(world, fruit.chat())));
			window.explorer().openChat(fruit.chat()).send(fruit.question());
		}
		Map<Fruit, Call> calls = new EnumMap<>(Fruit.class);
		FRUITS.forEach(fruit -> calls.put(fruit, stage.models().next(fruit.question())));
		assertThat(events.values()).allSatisfy(chat -> assertThat(chat.events(TurnEnded.class)).isEmpty());

		for (int i = 0; i < 20; i++) {
			int word = i;
			calls.forEach((fruit, call) -> call.say(fruit.word(word)));
		}
		calls.values().forEach(Call::end);

		Set<Object> ids = new HashSet<>();
		for (Fruit fruit : FRUITS) {
			Chat chat = window.chat(fruit.chat()).awaitReady();
			fruit.assertWhole(chat, calls.get(fruit));
			fruit.assertAlone(calls.get(fruit).prompt());
			assertOneTurn(events.get(fruit), calls.get(fruit), ids);
		}
	}

	private static void assertOneTurn(ChatRecorder chat, Call call, Set<Object> ids) {
		chat.awaitIdle();
		chat.close();
		chat.assertOrderly();
		List<TurnStepped> starts = chat.events(TurnStepped.class).stream()
				.filter(step -> step.turn().state() == TurnState.CALLING_MODEL).toList();
		List<TurnEnded> ends = chat.events(TurnEnded.class);
		assertThat(starts).hasSize(1);
		assertThat(ends).hasSize(1);
		assertThat(ends.getFirst().turn().id()).isEqualTo(starts.getFirst().turn().id());
		assertThat(chat.streamed(ends.getFirst().turn().id())).isEqualTo(call.said());
		assertThat(ids.add(chat.chat().chat())).as("a chat's own id").isTrue();
		assertThat(ids.add(ends.getFirst().turn().id())).as("a turn's own id").isTrue();
		assertThat(chat.events(MessageCommitted.class)).hasSize(2).allSatisfy(
				event -> assertThat(ids.add(event.message().id())).as("a message's own id").isTrue());
	}
}
