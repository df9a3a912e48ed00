package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.Test;

/** The disk is full: nothing that was typed or received is lost, and the chat says what is wrong. */
class StoreTroubleTest extends CoreTest {

	private final VirtualTimers timers = new VirtualTimers();
	private final FaultyStore disk = new FaultyStore();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, disk);
	}

	@Test
	void anAnswerThatCannotBeSavedIsKeptAndSavedLater() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "precious");
		disk.refuseAll();
		call.end();
		chat.await(ActivityChanged.class, event -> event.activity() == Activity.CANNOT_SAVE);
		ChatSnapshot meanwhile = program.snapshot(id(chat));
		assertThat(meanwhile.liveTurns().getFirst().text()).isEqualTo("precious");
		assertThat(chat.events(TurnEnded.class)).as("persist, then publish").isEmpty();
		assertThat(chat.texts(Role.AGENT)).isEmpty();

		timers.advance(Duration.ofSeconds(10));
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.CANNOT_SAVE);
		disk.acceptAll();
		timers.advance(Duration.ofSeconds(10));
		chat.awaitIdle();
		assertThat(chat.texts(Role.AGENT)).containsExactly("precious");
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("question",
				"precious");
		chat.assertOrderly();
	}

	@Test
	void aMessageThatCannotBeSavedIsRefusedAndCanBeSentAgain() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		disk.refuseAll();
		assertThat(TestEngine.refusal(program.chats().send(id(chat), "question"))).hasMessage("The disk is full. Make room.");
		assertThat(chat.events(MessageCommitted.class)).isEmpty();
		disk.acceptAll();
		answer(ask(chat, "question"), chat, "answer");
		chat.awaitIdle();
		assertThat(chat.texts(Role.HUMAN)).containsExactly("question");
		chat.assertOrderly();
	}

	@Test
	void aQueueWhoseNextMessageCannotBeSavedIsPausedNotLost() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call first = ask(chat, "1");
		program.send(chat.chat(), "2");
		disk.refuseAll();
		first.text("to 1").end();
		chat.await(ActivityChanged.class, event -> event.activity() == Activity.CANNOT_SAVE);
		disk.acceptAll();
		timers.advance(Duration.ofSeconds(10));
		answer(call(chat), chat, "to 2");
		chat.awaitIdle();
		assertThat(chat.texts(Role.HUMAN)).containsExactly("1", "2");
	}

	@Test
	void anotherChatIsNotAffectedByAStoreThatRefusesOneCommit() {
		var world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		ChatRecorder other = chat(world, "other");
		Call ofOther = ask(other, "b");
		disk.refuseAll();
		TestEngine.refusal(program.chats().send(id(chat), "a"));
		say(ofOther, other, "still streaming ");
		disk.acceptAll();
		answer(ofOther, other, "done");
		assertThat(other.texts(Role.AGENT)).containsExactly("still streaming done");
	}

	@Test
	void aStopDoesNotUndoAnAnswerThatWaitsToBeSavedAndStartsNobodyElse() {
		ChatRecorder chat = chat(program.world("World", "Ada", "Grace"), "chat");
		Call ada = ask(chat, "question");
		say(ada, chat, "whole");
		disk.refuseAll();
		ada.end();
		awaitCannotSave(chat);
		assertThat(TestEngine.refusal(program.chats().stop(id(chat)))).hasMessageContaining("The disk is full");
		disk.acceptAll();
		timers.advance(Duration.ofSeconds(10));
		chat.awaitIdle();
		assertThat(chat.events(TurnEnded.class)).extracting(event -> event.turn().agentName()).containsExactly("Ada");
		assertThat(chat.events(TurnCancelled.class)).extracting(event -> event.turn().agentName())
				.containsExactly("Grace");
		assertThat(provider.hasCall(id(chat))).as("Grace was asked after the stop").isFalse();
		assertThat(chat.texts(Role.AGENT)).containsExactly("whole");
		chat.assertOrderly();
	}

	@Test
	void aStopPausesTheQueueEvenIfTheEndIsSavedLater() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "1");
		program.send(chat.chat(), "2");
		say(call, chat, "whole");
		disk.refuseAll();
		call.end();
		awaitCannotSave(chat);
		TestEngine.refusal(program.chats().stop(id(chat)));
		disk.acceptAll();
		timers.advance(Duration.ofSeconds(10));
		chat.awaitIdle();
		assertThat(program.snapshot(id(chat)).queue().paused()).isTrue();
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void anAgentWhoseEndIsNotSavedIsStillInUse() throws Exception {
		World world = program.world("World", "Ada");
		AgentId ada = world.getAgents().getFirst().getId();
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "question");
		say(call, chat, "precious");
		disk.refuseAll();
		call.end();
		awaitCannotSave(chat);
		assertThatThrownBy(() -> program.worlds().deleteAgent(world.getId(), ada))
				.isInstanceOf(AgentBusyException.class).hasMessageContaining(id(chat).toString());
		disk.acceptAll();
		timers.advance(Duration.ofSeconds(10));
		chat.awaitIdle();
		program.worlds().deleteAgent(world.getId(), ada);
	}

	@Test
	void parallelAnswersThatCannotBeSavedAreAllKept() {
		ChatRecorder chat = chat(program.world("World",
				world -> world.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME), "Ada", "Grace"), "chat");
		program.send(chat.chat(), "question");
		Call one = call(chat);
		Call other = call(chat);
		say(one, chat, "one");
		say(other, chat, "other");
		disk.refuseAll();
		one.end();
		awaitCannotSave(chat);
		other.text(" and more").end();
		TestEngine.get(other.returned());
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.CANNOT_SAVE);
		timers.advance(Duration.ofSeconds(10));
		disk.acceptAll();
		timers.advance(Duration.ofSeconds(10));
		chat.awaitIdle();
		assertThat(chat.texts(Role.AGENT)).containsExactlyInAnyOrder("one", "other and more");
		assertThat(chat.events(TurnEnded.class)).hasSize(2);
		chat.assertOrderly();
	}

	@Test
	void aQueueThatCannotGoOnStaysPaused() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		ask(chat, "1");
		program.send(chat.chat(), "2");
		TestEngine.get(program.chats().stop(id(chat)));
		disk.refuse(changes -> changes.stream().anyMatch(AppendMessage.class::isInstance));
		assertThat(TestEngine.refusal(program.chats().resumeQueue(id(chat)))).hasMessageContaining("The disk is full");
		assertThat(program.snapshot(id(chat)).queue().paused()).as("what was refused changed nothing").isTrue();
		disk.acceptAll();
		TestEngine.get(program.chats().resumeQueue(id(chat)));
		answer(call(chat), chat, "to 2");
	}

	@Test
	void aCheckpointThatEndsInHalfACharacterIsNotRepeatedForEver() throws Exception {
		AtomicInteger commits = new AtomicInteger();
		disk.refuse(_ -> {
			commits.incrementAndGet();
			return false;
		});
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "\ud83c");
		int before = commits.get();
		for (int i = 0; i < 10; i++) {
			timers.advance(Duration.ofSeconds(1));
			program.snapshot(id(chat));
			program.store().commit(id(chat), List.of()).get();
			program.snapshot(id(chat));
		}
		assertThat(commits.get() - before - 10).as("checkpoints").isEqualTo(1);
		answer(call, chat, "\udf4e");
		assertThat(program.snapshot(id(chat)).page().messages().getLast().text()).isEqualTo("\ud83c\udf4e");
	}

	@Test
	void whatCameDuringASlowCheckpointDoesNotWaitTwice() throws Exception {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "one ");
		CompletableFuture<Void> release = new CompletableFuture<>();
		disk.holdUntil(release);
		timers.advance(Duration.ofMillis(250));
		program.snapshot(id(chat));
		disk.holdUntil(CompletableFuture.completedFuture(null));
		say(call, chat, "two");
		timers.advance(Duration.ofMillis(200));
		program.store().commit(id(chat), List.of()).get();
		release.complete(null);
		program.snapshot(id(chat));
		timers.advance(Duration.ofMillis(50));
		program.snapshot(id(chat));
		program.store().commit(id(chat), List.of()).get();
		assertThat(program.store().chatState(id(chat)).unfinishedTurns().getFirst().text())
				.as("saved 250 ms after it came, though the store took 200").isEqualTo("one two");
		call.end();
		chat.awaitIdle();
	}

	private static void awaitCannotSave(ChatRecorder chat) {
		chat.await(ActivityChanged.class, event -> event.activity() == Activity.CANNOT_SAVE);
	}
}
