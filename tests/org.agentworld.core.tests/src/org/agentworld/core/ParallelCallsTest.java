package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnDelayed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.Latches;
import org.agentworld.testing.LogRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
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

	/** Its code neither ends nor answers: it is given up, and so is what others wait for. */
	@Test
	void aFaultyProviderKeepsItsPlaceNoLongerThanTwoSecondsAfterTheStop() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		VirtualTimers clock = new VirtualTimers();
		CountDownLatch begun = new CountDownLatch(1);
		LlmProvider faulty = (request, output) -> {
			if (request.prompt().getLast().text().equals("hang")) {
				begun.countDown();
				while (released.getCount() > 0) {
					try {
						released.await();
					} catch (InterruptedException _) {
						// As faulty code does.
					}
				}
			}
			output.text("answer");
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine engine = new TestEngine(folder.resolve("faulty"), faulty, new Route(TestEngine.CONNECTION, 0, 1),
				new MemoryKeyring(), clock); LogRecorder lines = new LogRecorder()) {
			World world = engine.world("World", "Ada");
			ChatAddress hanging = engine.chat(world, "hanging");
			ChatAddress waiting = engine.chat(world, "waiting");
			engine.send(hanging, "hang");
			Latches.await(begun);
			try (ChatRecorder other = new ChatRecorder(engine.subscriptions(), waiting)) {
				engine.send(waiting, "question");
				awaitDelay(other);
				TestEngine.get(engine.chats().stop(hanging.chat()));
				assertThat(other.events(TurnEnded.class)).isEmpty();
				clock.advance(Duration.ofSeconds(2));
				other.await(TurnEnded.class, _ -> true);
				assertThat(lines.await("still runs")).isNotEmpty();
			}
		} finally {
			released.countDown();
		}
	}

	private static Delay awaitDelay(ChatRecorder chat) {
		return chat.await(TurnDelayed.class, event -> event.delay().isPresent()).delay().orElseThrow();
	}
}
