package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.Test;

/** What a crash leaves behind, on a clock that the test moves. */
class RecoveryTest extends CoreTest {

	private final VirtualTimers timers = new VirtualTimers();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, UnaryOperator.identity());
	}

	@Test
	void streamedTextIsSavedHalfASecondAfterItsFirstUnsavedCharacterAtTheLatest() throws Exception {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "one ");
		say(call, chat, "two ");
		settle(chat);
		assertThat(saved(chat)).isEmpty();
		timers.advance(Duration.ofMillis(499));
		program.snapshot(id(chat));
		awaitSaved(chat, "one two ");
		say(call, chat, "three");
		settle(chat);
		timers.advance(Duration.ofMillis(499));
		awaitSaved(chat, "one two three");
		call.end();
		chat.awaitIdle();
		assertThat(program.store().chatState(id(chat)).unfinishedTurns()).isEmpty();
	}

	/** What was committed until now the session has heard of, and the step that published the last text is over. */
	private void settle(ChatRecorder chat) throws Exception {
		program.store().commit(id(chat), List.of()).get();
		program.snapshot(id(chat));
	}

	private String saved(ChatRecorder chat) throws Exception {
		return program.store().chatState(id(chat)).unfinishedTurns().getFirst().text();
	}

	/** The clock stands still; the checkpoint that fell due goes through the mailbox and the store's writer. */
	private void awaitSaved(ChatRecorder chat, String text) throws Exception {
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		while (!saved(chat).equals(text) && System.nanoTime() < deadline) {
			// Each snapshot and each commit is one round through the same queues.
			program.snapshot(id(chat));
			program.store().commit(id(chat), List.of()).get();
		}
		assertThat(saved(chat)).isEqualTo(text);
	}

	@Test
	void aCrashLeavesAnInterruptedTurnWithItsTextAndNothingRunsByItself() throws Exception {
		ChatRecorder chat = chat(program.world("World", "Ada", "Grace"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "half");
		settle(chat);
		timers.advance(Duration.ofMillis(499));
		awaitSaved(chat, "half");
		program.crash();

		ChatSnapshot after = program.snapshot(id(chat));
		assertThat(after.activity()).isEqualTo(Activity.IDLE);
		assertThat(after.liveTurns()).isEmpty();
		assertThat(after.page().messages()).extracting(Message::text).containsExactly("question", "half");
		assertThat(after.page().turns()).extracting(Turn::state).containsExactly(TurnState.INTERRUPTED,
				TurnState.INTERRUPTED);
		assertThat(provider.hasCall(id(chat))).isFalse();
		call.end();

		Turn interrupted = after.page().turns().getFirst();
		ChatRecorder again = record(chat.chat());
		TestEngine.get(program.chats().retry(id(chat), interrupted.id()));
		answer(call(chat), again, "whole");
		again.awaitIdle();
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("question",
				"whole");
	}

	@Test
	void aTurnThatWaitsForAPersonGoesOnWaiting() throws Exception {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		Turn calling = program.snapshot(id(chat)).liveTurns().getFirst().turn();
		// Tools come later; until then only the store can say that a turn waits.
		program.store().commit(id(chat), List.of(new ChatChange.PutTurn(calling.in(TurnState.WAITING_FOR_PERSON)))).get();
		program.crash();
		ChatSnapshot after = program.snapshot(id(chat));
		assertThat(after.activity()).isEqualTo(Activity.WAITING_FOR_PERSON);
		assertThat(after.liveTurns()).extracting(LiveTurn::turn).extracting(Turn::state)
				.containsExactly(TurnState.WAITING_FOR_PERSON);
		assertThat(provider.hasCall(id(chat))).isFalse();
		call.end();
		TestEngine.get(program.chats().stop(id(chat)));
		assertThat(program.snapshot(id(chat)).page().turns()).extracting(Turn::state)
				.containsExactly(TurnState.CANCELLED);
	}

	@Test
	void endingInGoodOrderCancelsWhatRuns() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "question");
		say(call, chat, "half");
		TurnId turn = program.snapshot(id(chat)).liveTurns().getFirst().turn().id();
		program.restart();
		TestEngine.get(call.cancelled());
		ChatSnapshot after = program.snapshot(id(chat));
		assertThat(after.page().turns()).extracting(Turn::id).containsExactly(turn);
		assertThat(after.page().turns()).extracting(Turn::state).containsExactly(TurnState.CANCELLED);
		assertThat(after.page().messages()).extracting(Message::text).containsExactly("question", "half");
	}

	@Test
	void aProviderThatNeverSpeaksIsGivenUp() {
		ChatRecorder silent = chat(program.world("World", "Ada"), "silent");
		Call call = ask(silent, "question");
		program.snapshot(id(silent));
		timers.advance(Duration.ofHours(1));
		silent.awaitIdle();
		TestEngine.get(call.cancelled());
		assertThat(program.snapshot(id(silent)).page().turns().getFirst().error().orElseThrow().message())
				.contains("Nothing came for");
	}

	@Test
	void aProviderThatFallsSilentIsGivenUpAndItsTextKept() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "half");
		program.snapshot(id(chat));
		// The first watch sees that something came; the second, that nothing came since.
		timers.advance(Duration.ofHours(1));
		program.snapshot(id(chat));
		timers.advance(Duration.ofHours(1));
		chat.await(ActivityChanged.class, event -> event.activity() == Activity.IDLE);
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("question",
				"half");
	}

	@Test
	void anAgentThatWaitsForAPersonSinceAnEarlierRunCannotBeDeleted() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "question");
		Turn calling = program.snapshot(id(chat)).liveTurns().getFirst().turn();
		program.store().commit(id(chat), List.of(new ChatChange.PutTurn(calling.in(TurnState.WAITING_FOR_PERSON)))).get();
		program.crash();
		assertThatThrownBy(
				() -> program.worlds().deleteAgent(world.getId(), world.getAgents().getFirst().getId()))
				.isInstanceOf(AgentBusyException.class).hasMessageContaining(id(chat).toString());
	}

	@Test
	void aTurnThatEndedLeavesNoTimerBehind() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		answer(ask(chat, "question"), chat, "answer");
		chat.awaitIdle();
		timers.advance(Duration.ofSeconds(1));
		program.snapshot(id(chat));
		assertThat(timers.planned()).as("the checkpoint is over, and nobody watches a provider that has answered").isZero();
	}
}
