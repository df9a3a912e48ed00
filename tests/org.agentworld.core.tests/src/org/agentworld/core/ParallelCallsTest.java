package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnDelayed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Delay;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** A connection that allows two calls at the same time, and more chats that want one. */
class ParallelCallsTest extends CoreTest {

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, new Route(TestEngine.CONNECTION, 0, 2), new MemoryKeyring(),
				Timers.system());
	}

	@Test
	void theThirdWaitsInSightUntilOneHasAnswered() {
		World world = program.world("World", "Ada");
		ChatRecorder a = chat(world, "a");
		ChatRecorder b = chat(world, "b");
		ChatRecorder c = chat(world, "c");
		Call first = ask(a, "question");
		Call second = ask(b, "question");
		program.send(c.chat(), "question");

		Delay delay = awaitDelay(c);
		assertThat(delay.reason()).isEqualTo(Delay.Reason.PLACE);
		assertThat(delay.why()).isEqualTo("Waits for its place: the connection 'test' makes 2 calls at the same time.");
		assertThat(delay.until()).isEmpty();
		assertThat(provider.hasCall(id(c))).isFalse();

		answer(first, a, "answer");
		answer(call(c), c, "answer");
		answer(second, b, "answer");
		Stream.of(a, b, c).forEach(chat -> chat.await(TurnEnded.class, _ -> true));
		assertThat(a.events(TurnDelayed.class)).isEmpty();
		assertThat(c.events(TurnDelayed.class)).hasSize(2).last()
				.satisfies(event -> assertThat(event.delay()).isEmpty());
	}

	@Test
	void aChatOfManyAgentsDoesNotKeepOutOneThatCameLater() {
		World crowd = program.world("Crowd", world -> world.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME), "A", "B", "C",
				"D", "E");
		World single = program.world("Single", "Ada");
		ChatRecorder many = chat(crowd, "many");
		ChatRecorder one = chat(single, "one");
		Call first = ask(many, "question");
		Call second = call(many);
		many.await(TurnDelayed.class, event -> event.delay().isPresent(), 3);
		program.send(one.chat(), "question");
		awaitDelay(one);

		first.text("x").end();

		Call ofOne = call(one);
		assertThat(provider.hasCall(id(many))).as("a third call of the crowd before the single one").isFalse();
		ofOne.text("y").end();
		second.text("x").end();
		for (int i = 0; i < 3; i++) {
			call(many).text("x").end();
		}
		many.await(TurnEnded.class, _ -> true, 5);
		one.await(TurnEnded.class, _ -> true);
	}

	@Test
	void whoIsStoppedWhileWaitingTakesNoPlace() {
		World world = program.world("World", "Ada");
		List<ChatRecorder> chats = new ArrayList<>();
		List<Call> calls = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			chats.add(chat(world, "chat " + i));
			if (i < 2) {
				calls.add(ask(chats.get(i), "question"));
			} else {
				program.send(chats.get(i).chat(), "question");
				awaitDelay(chats.get(i));
			}
		}

		TestEngine.get(program.chats().stop(id(chats.get(2))));
		chats.get(2).await(TurnCancelled.class, _ -> true);
		calls.get(0).text("answer").end();

		answer(call(chats.get(3)), chats.get(3), "answer");
		assertThat(provider.hasCall(id(chats.get(2)))).as("a call after the stop").isFalse();
		calls.get(1).text("answer").end();
		chats.get(1).awaitIdle();
		// All places are free again.
		answer(ask(chats.get(0), "again"), chats.get(0), "answer again");
	}

	@Test
	void aCallThatIsStoppedGivesItsPlaceBack() {
		World world = program.world("World", "Ada");
		ChatRecorder a = chat(world, "a");
		ChatRecorder b = chat(world, "b");
		ChatRecorder c = chat(world, "c");
		ask(a, "question");
		Call second = ask(b, "question");
		program.send(c.chat(), "question");
		awaitDelay(c);

		TestEngine.get(program.chats().delete(id(a)));

		answer(call(c), c, "answer");
		answer(second, b, "answer");
	}

	private static Delay awaitDelay(ChatRecorder chat) {
		return chat.await(TurnDelayed.class, event -> event.delay().isPresent()).delay().orElseThrow();
	}
}
