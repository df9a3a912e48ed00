package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** What is sent while a chat works waits in that chat's queue. */
class QueueTest extends CoreTest {

	@Test
	void firstInFirstOut() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call first = ask(chat, "1");
		MessageId second = program.send(chat.chat(), "2");
		MessageId third = program.send(chat.chat(), "3");
		assertThat(program.snapshot(id(chat)).queue().messages()).extracting(QueuedMessage::id).containsExactly(second,
				third);
		answer(first, chat, "to 1");
		answer(call(chat), chat, "to 2");
		answer(call(chat), chat, "to 3");
		chat.awaitIdle();
		assertThat(chat.texts(Role.HUMAN)).containsExactly("1", "2", "3");
		assertThat(chat.texts(Role.AGENT)).containsExactly("to 1", "to 2", "to 3");
		assertThat(program.snapshot(id(chat)).page().messages()).as("a message keeps its id").extracting(m -> m.id())
				.contains(second, third);
		chat.assertOrderly();
	}

	@Test
	void aMessageCanBeTakenOut() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call first = ask(chat, "1");
		MessageId second = program.send(chat.chat(), "2");
		program.send(chat.chat(), "3");
		TestEngine.get(program.chats().removeQueued(id(chat), second));
		answer(first, chat, "to 1");
		answer(call(chat), chat, "to 3");
		chat.awaitIdle();
		assertThat(chat.texts(Role.HUMAN)).containsExactly("1", "3");
		assertThat(TestEngine.refusal(program.chats().removeQueued(id(chat), second))).hasMessageContaining("does not wait");
	}

	@Test
	void aMessageCanBeMoved() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call first = ask(chat, "1");
		MessageId second = program.send(chat.chat(), "2");
		MessageId third = program.send(chat.chat(), "3");
		MessageId fourth = program.send(chat.chat(), "4");
		TestEngine.get(program.chats().moveQueued(id(chat), fourth, 0));
		TestEngine.get(program.chats().moveQueued(id(chat), second, 99));
		chat.await(QueueChanged.class, event -> event.queue().messages().stream().map(QueuedMessage::id).toList()
				.equals(List.of(fourth, third, second)));
		int told = chat.events(QueueChanged.class).size();
		TestEngine.get(program.chats().moveQueued(id(chat), third, 1));
		answer(first, chat, "to 1");
		chat.await(QueueChanged.class, event -> event.queue().messages().stream().map(QueuedMessage::id).toList()
				.equals(List.of(third, second)));
		assertThat(chat.events(QueueChanged.class)).as("the third stood there already").hasSize(told + 1);
		answer(call(chat), chat, "to 4");
		assertThat(TestEngine.refusal(program.chats().moveQueued(id(chat), fourth, 0)))
				.hasMessageContaining("does not wait");
		TestEngine.get(program.chats().stop(id(chat)));
		program.restart();
		assertThat(program.snapshot(id(chat)).queue().messages()).extracting(QueuedMessage::id).endsWith(second);
	}

	@Test
	void stoppingPausesItAndResumingGoesOn() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		ask(chat, "1");
		program.send(chat.chat(), "2");
		TestEngine.get(program.chats().stop(id(chat)));
		chat.await(QueueChanged.class, event -> event.queue().paused());
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.IDLE);
		TestEngine.get(program.chats().resumeQueue(id(chat)));
		answer(call(chat), chat, "to 2");
		assertThat(program.snapshot(id(chat)).queue()).isEqualTo(Queue.EMPTY);
	}

	@Test
	void anErrorPausesIt() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call first = ask(chat, "1");
		program.send(chat.chat(), "2");
		first.fail(TurnError.of(TurnError.Kind.NETWORK, "cut"));
		chat.await(TurnFailed.class, _ -> true);
		chat.awaitIdle();
		assertThat(program.snapshot(id(chat)).queue().paused()).isTrue();
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void whatWasQueuedWhenTheProgramEndedWaitsForThePerson() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		ask(chat, "1");
		program.send(chat.chat(), "2");
		program.restart();
		assertThat(program.snapshot(id(chat)).queue().paused()).isTrue();
		assertThat(program.snapshot(id(chat)).queue().messages()).extracting(QueuedMessage::content)
				.isEqualTo(List.of(List.of(new ContentPart.Text("2"))));
		assertThat(provider.hasCall(id(chat))).isFalse();
		ChatRecorder again = record(chat.chat());
		TestEngine.get(program.chats().resumeQueue(id(chat)));
		answer(call(chat), again, "to 2");
	}

	@Test
	void anEmptyOrAnEndlessMessageIsRefused() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		assertThat(TestEngine.refusal(program.chats().send(id(chat), " \n"))).hasMessage("The message is empty.");
		assertThat(TestEngine.refusal(program.chats().send(id(chat), "x".repeat(10_000_000))))
				.hasMessageContaining("10000000 characters", "Shorten it");
		assertThat(program.snapshot(id(chat)).page().messages()).isEmpty();
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.IDLE);
	}

	@Test
	void controlCharactersAndRightToLeftTextSurvive() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		String odd = "\u0007\u001b[31m \u202eabc \u05e9\u05dc\u05d5\u05dd \ud83c\udf4e";
		Call call = ask(chat, odd);
		assertThat(call.request().prompt().getLast().text()).isEqualTo(odd);
		answer(call, chat, odd);
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(m -> m.text()).containsExactly(odd, odd);
	}

	@Test
	void aWorldWhereNobodyAnswersSaysSo() {
		ChatRecorder chat = chat(program.world("Empty"), "chat");
		program.send(chat.chat(), "anybody?");
		assertThat(program.snapshot(id(chat)).page().messages()).hasSize(2).last()
				.satisfies(notice -> assertThat(notice.text()).contains("Nobody answers"));
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.IDLE);
	}

	@Test
	void messagesThatNobodyAnswersDoNotHoldUpTheQueue() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call first = ask(chat, "1");
		program.send(chat.chat(), "2");
		program.send(chat.chat(), "3");
		program.worlds().updateAgent(world.getId(),
				edited(world.getAgents().getFirst(), ada -> ada.setEnabled(false)));
		answer(first, chat, "to 1");
		chat.awaitIdle();
		chat.await(MessageCommitted.class, event -> event.message().role() == Role.SYSTEM, 2);
		assertThat(chat.texts(Role.HUMAN)).containsExactly("1", "2", "3");
		assertThat(program.snapshot(id(chat)).queue()).isEqualTo(Queue.EMPTY);
	}

	@Test
	void aMainAgentThatIsSwitchedOffIsNamed() {
		ChatRecorder chat = chat(program.world("World", world -> {
			world.setMainAgent(world.getAgents().getFirst());
			world.getMainAgent().setEnabled(false);
		}, "Ada", "Grace"), "chat");
		program.send(chat.chat(), "anybody?");
		assertThat(program.snapshot(id(chat)).page().messages().getLast().text()).contains("'Ada'", "switched off");
	}

	@Test
	void noMoreAgentsAnswerThanTheTurnLimitAllows() {
		ChatRecorder chat = chat(program.world("World", world -> world.setTurnLimit(2), "Ada", "Grace", "Hedy"), "chat");
		answer(ask(chat, "question"), chat, "a");
		answer(call(chat), chat, "b");
		chat.awaitIdle();
		assertThat(program.snapshot(id(chat)).page().turns()).extracting(turn -> turn.agentName())
				.containsExactly("Ada", "Grace");
	}
}
