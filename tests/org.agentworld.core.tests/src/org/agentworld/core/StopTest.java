package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnDismissed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.World;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.Latches;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** Stop stops, at every moment, and what had come stays. */
class StopTest extends CoreTest {

	@Test
	void beforeTheFirstToken() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "question");
		TestEngine.get(program.chats().stop(id(chat)));
		TestEngine.get(call.cancelled());
		TestEngine.get(call.returned());
		TurnCancelled cancelled = chat.await(TurnCancelled.class, _ -> true);
		assertThat(cancelled.turn().answer()).isEmpty();
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.IDLE);
		assertThat(chat.texts(Role.AGENT)).isEmpty();
	}

	@Test
	void inMidStreamTheTextIsKept() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "question");
		say(call, chat, "half an");
		TestEngine.get(program.chats().stop(id(chat)));
		TestEngine.get(call.returned());
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("question",
				"half an");
		assertThat(program.snapshot(id(chat)).page().turns()).extracting(Turn::state)
				.containsExactly(TurnState.CANCELLED);
	}

	@Test
	void afterTheEndItDoesNothing() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		answer(ask(chat, "question"), chat, "answer");
		chat.awaitIdle();
		int events = chat.events().size();
		TestEngine.get(program.chats().stop(id(chat)));
		assertThat(chat.events()).hasSize(events);
		assertThat(program.snapshot(id(chat)).page().turns()).extracting(Turn::state).containsExactly(TurnState.ENDED);
	}

	@Test
	void whatACancelledTurnSaysLaterIsDropped() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		CompletableFuture<Void> said = new CompletableFuture<>();
		program.close();
		program = new TestEngine(folder, (_, output) -> {
			output.text("before");
			asked.countDown();
			awaitUninterruptibly(stopped);
			try {
				output.text("after");
			} catch (InterruptedException e) {
				// Faulty: it goes on all the same.
				said.complete(null);
			}
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		});
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		program.send(chat.chat(), "question");
		Latches.await(asked);
		chat.await(TurnChunk.class, _ -> true);
		TestEngine.get(program.chats().stop(id(chat)));
		assertThat(program.snapshot(id(chat)).activity()).as("nobody waits for the faulty provider")
				.isEqualTo(Activity.IDLE);
		stopped.countDown();
		TestEngine.get(said);
		program.snapshot(id(chat));
		assertThat(chat.events(TurnChunk.class)).extracting(TurnChunk::text).containsExactly("before");
		assertThat(chat.events(TurnEnded.class)).isEmpty();
	}

	@Test
	void aConnectionThatCannotBeClosedDoesNotKeepTheThread() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		CompletableFuture<Void> interrupted = new CompletableFuture<>();
		program.close();
		program = new TestEngine(folder, (_, output) -> {
			output.onCancel(() -> awaitUninterruptibly(never));
			output.text("before");
			try {
				Latches.await(never);
			} catch (InterruptedException e) {
				interrupted.complete(null);
				throw e;
			}
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		});
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		program.send(chat.chat(), "question");
		chat.await(TurnChunk.class, _ -> true);
		TestEngine.get(program.chats().stop(id(chat)));
		TestEngine.get(interrupted);
		never.countDown();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean done = false;
		while (!done) {
			try {
				latch.await();
				done = true;
			} catch (InterruptedException e) {
				// This provider does not listen; that is what is tested.
				assertThat(latch.getCount()).isNotNegative();
			}
		}
	}

	@Test
	void onlyTheChatThatWasMeantIsStopped() {
		World world = program.world("World", "Ada");
		ChatRecorder stopped = chat(world, "stopped");
		ChatRecorder other = chat(world, "other");
		Call ofStopped = ask(stopped, "a");
		Call ofOther = ask(other, "b");
		say(ofStopped, stopped, "one");
		say(ofOther, other, "one ");
		TestEngine.get(program.chats().stop(id(stopped)));
		answer(ofOther, other, "two");
		other.awaitIdle();
		assertThat(other.texts(Role.AGENT)).containsExactly("one two");
		assertThat(other.events(TurnCancelled.class)).isEmpty();
		assertThat(ofOther.cancelled()).isNotDone();
	}

	@Test
	void stoppingStopsTheAgentsThatWaitToAnswerToo() {
		World world = program.world("World", "Ada", "Grace");
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "question");
		TestEngine.get(program.chats().stop(id(chat)));
		chat.await(TurnCancelled.class, _ -> true, 2);
		assertThat(provider.hasCall(id(chat))).as("Grace was never asked").isFalse();
	}

	@Test
	void aStoppedTurnCanBeRetriedAndItsTextIsReplaced() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		say(ask(chat, "question"), chat, "half");
		TestEngine.get(program.chats().stop(id(chat)));
		Turn cancelled = chat.await(TurnCancelled.class, _ -> true).turn();
		TestEngine.get(program.chats().retry(id(chat), cancelled.id()));
		Call again = call(chat);
		assertThat(again.request().prompt()).extracting(message -> message.text()).containsExactly("question");
		answer(again, chat, "whole");
		chat.awaitIdle(2);
		assertThat(chat.await(TurnDismissed.class, _ -> true).turn()).isEqualTo(cancelled.id());
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("question",
				"whole");
		assertThat(program.snapshot(id(chat)).page().messages().getLast().position()).as("positions are not reused")
				.isEqualTo(3);
		assertThat(TestEngine.refusal(program.chats().retry(id(chat), cancelled.id())))
				.hasMessageContaining("nothing to retry");
	}

	@Test
	void aFailedTurnCanBeDismissed() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "question").fail(TurnError.of(TurnError.Kind.NETWORK, "cut"));
		Turn failed = chat.await(ChatEvent.TurnFailed.class, _ -> true).turn();
		TestEngine.get(program.chats().dismiss(id(chat), failed.id()));
		assertThat(program.snapshot(id(chat)).page().turns()).isEmpty();
		assertThat(TestEngine.refusal(program.chats().dismiss(id(chat), failed.id())))
				.hasMessageContaining("nothing to retry");
	}

	@Test
	void aRetryOfAnOldTurnAnswersItsOwnTrigger() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "first").fail(TurnError.of(TurnError.Kind.NETWORK, "cut"));
		Turn failed = chat.await(ChatEvent.TurnFailed.class, _ -> true).turn();
		chat.awaitIdle(1);
		answer(ask(chat, "second"), chat, "to second");
		chat.awaitIdle(2);
		TestEngine.get(program.chats().retry(id(chat), failed.id()));
		Call again = call(chat);
		assertThat(again.request().prompt()).extracting(message -> message.text()).containsExactly("first");
		again.text("to first").end();
		chat.awaitIdle(3);
	}
}
