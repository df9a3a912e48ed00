package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** What one chat does costs the others nothing. */
class IndependentChatsTest extends CoreTest {

	@Test
	void switchingBetweenChatsNeverCancelsOrReroutes_REQ_6() {
		World world = program.world("World", "Ada");
		ChatRecorder apples = chat(world, "apples");
		ChatRecorder bananas = chat(world, "bananas");
		Call ofApples = ask(apples, "about apples");
		say(ofApples, apples, "apple one ");

		// Whoever looked at apples looks at bananas now, and sends there, while apples still streams.
		ChatRecorder unseen = record(apples.chat());
		apples.close();
		Call ofBananas = ask(bananas, "about bananas");
		say(ofBananas, bananas, "banana one ");
		ofApples.text("apple two");
		ofApples.end();
		answer(ofBananas, bananas, "banana two");

		unseen.awaitIdle();
		assertThat(program.snapshot(id(apples)).page().messages()).extracting(message -> message.text())
				.containsExactly("about apples", "apple one apple two");
		assertThat(ofApples.cancelled()).isNotDone();
		assertThat(bananas.texts(Role.AGENT)).containsExactly("banana one banana two");
	}

	@Test
	void sendStatesAreIndependent_REQ_7() {
		World world = program.world("World", "Ada");
		ChatRecorder busy = chat(world, "busy");
		ChatRecorder free = chat(world, "free");
		Call ofBusy = ask(busy, "first");
		program.send(busy.chat(), "second");
		QueueChanged queued = busy.await(QueueChanged.class, _ -> true);
		assertThat(queued.queue().messages()).hasSize(1);

		answer(ask(free, "only"), free, "done");
		free.awaitIdle();
		assertThat(free.events(QueueChanged.class)).isEmpty();
		assertThat(program.snapshot(id(busy)).activity()).isEqualTo(Activity.WORKING);
		assertThat(program.snapshot(id(free)).activity()).isEqualTo(Activity.IDLE);

		answer(ofBusy, busy, "one");
		answer(call(busy), busy, "two");
		busy.awaitIdle();
		assertThat(busy.texts(Role.HUMAN)).containsExactly("first", "second");
	}

	@Test
	void manySubscriptionsDoNotCancelEachOther_REQ_10() {
		World world = program.world("World", "Ada");
		ChatRecorder first = chat(world, "chat");
		List<ChatRecorder> many = Stream.generate(() -> record(first.chat())).limit(50).toList();
		Call call = ask(first, "question");
		say(call, first, "one ");
		many.subList(0, 25).forEach(ChatRecorder::close);
		answer(call, first, "two");
		for (ChatRecorder still : many.subList(25, 50)) {
			still.awaitIdle();
			assertThat(still.texts(Role.AGENT)).containsExactly("one two");
			still.assertOrderly();
		}
		assertThat(call.cancelled()).isNotDone();
	}

	@Test
	void anErrorInOneChatLeavesTheOthersAlone_REQ_11() {
		World world = program.world("World", "Ada");
		ChatRecorder good = chat(world, "good");
		ChatRecorder bad = chat(world, "bad");
		ChatRecorder worse = chat(world, "worse");
		Call ofGood = ask(good, "good");
		Call ofBad = ask(bad, "bad");
		Call ofWorse = ask(worse, "worse");
		say(ofGood, good, "one ");
		ofBad.text("half").fail(TurnError.of(TurnError.Kind.UNAVAILABLE, "The server is resting."));
		ofWorse.crash(new IllegalStateException("broken plug-in"));

		TurnFailed failed = bad.await(TurnFailed.class, _ -> true);
		assertThat(failed.turn().error().orElseThrow().message()).isEqualTo("The server is resting.");
		assertThat(bad.texts(Role.AGENT)).as("what had come is kept").containsExactly("half");
		TurnFailed faulty = worse.await(TurnFailed.class, _ -> true);
		assertThat(faulty.turn().error().orElseThrow().kind()).isEqualTo(TurnError.Kind.FAULTY_PLUGIN);
		assertThat(faulty.turn().error().orElseThrow().message()).contains("the.test", "broken plug-in");

		answer(ofGood, good, "two");
		good.awaitIdle();
		assertThat(good.texts(Role.AGENT)).containsExactly("one two");
		assertThat(good.events(TurnFailed.class)).isEmpty();
	}

	@Test
	void deletingOneChatInterruptsNoOther_REQ_12() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder kept = chat(world, "kept");
		ChatRecorder deleted = chat(world, "deleted");
		Call ofKept = ask(kept, "keep");
		Call ofDeleted = ask(deleted, "delete");
		say(ofKept, kept, "one ");
		say(ofDeleted, deleted, "gone ");

		TestEngine.get(program.chats().delete(id(deleted)));
		deleted.await(ChatDeleted.class, _ -> true);
		TestEngine.get(ofDeleted.cancelled());
		TestEngine.get(ofDeleted.returned());
		int last = deleted.events().size();

		answer(ofKept, kept, "two");
		kept.awaitIdle();
		assertThat(kept.texts(Role.AGENT)).containsExactly("one two");
		assertThat(deleted.events()).as("nothing after the deletion").hasSize(last).last().isInstanceOf(ChatDeleted.class);
		assertThat(program.store().chat(id(deleted))).isEmpty();
		assertThat(TestEngine.refusal(program.chats().send(id(deleted), "too late"))).hasMessageContaining("no chat");
	}

	@Test
	void aCallWithoutAChatIsRefusedAndNamesItself_REQ_13() {
		ChatManager chats = program.chats();
		assertThatThrownBy(() -> chats.send(null, "text")).hasMessageContaining("send needs the chat");
		assertThatThrownBy(() -> chats.stop(null)).hasMessageContaining("stop needs the chat");
		assertThatThrownBy(() -> chats.snapshot(null, 1, 1)).hasMessageContaining("snapshot needs the chat");
		assertThatThrownBy(() -> chats.delete(null)).hasMessageContaining("delete needs the chat");
		assertThat(TestEngine.refusal(chats.send(ChatId.random(), "text"))).hasMessageContaining("There is no chat");
		assertThatThrownBy(() -> ChatId.parse("chat-1")).hasMessageContaining("'chat-1' is not a chat");
		assertThatThrownBy(() -> ChatId.parse(null)).hasMessageContaining("missing");
	}

	@Test
	void nothingDependsOnASelectedChat_REQ_14() {
		World world = program.world("World", "Ada");
		ChatRecorder first = chat(world, "first");
		ChatRecorder second = chat(world, "second");
		Call ofFirst = ask(first, "1");
		// Creating, renaming, asking for and sending to another chat is all that a selection could be below the window.
		Call ofSecond = ask(second, "2");
		TestEngine.get(program.chats().rename(id(second), "selected"));
		program.snapshot(id(second));
		answer(ofFirst, first, "to first");
		answer(ofSecond, second, "to second");
		assertThat(first.texts(Role.AGENT)).containsExactly("to first");
		assertThat(second.texts(Role.AGENT)).containsExactly("to second");
		first.assertOrderly();
		second.assertOrderly();
	}

	@Test
	void interleavedEventsOfTwoChatsKeepRouteAndOrder() {
		World world = program.world("World", "Ada");
		ChatRecorder a = chat(world, "a");
		ChatRecorder b = chat(world, "b");
		Call ofA = ask(a, "a");
		Call ofB = ask(b, "b");
		StringBuilder textA = new StringBuilder();
		StringBuilder textB = new StringBuilder();
		for (int i = 0; i < 50; i++) {
			say(ofA, a, "a" + i + " ");
			say(ofB, b, "b" + i + " ");
			textA.append("a" + i + " ");
			textB.append("b" + i + " ");
		}
		ofA.end();
		ofB.end();
		a.awaitIdle();
		b.awaitIdle();
		assertThat(a.streamed(a.events(TurnChunk.class).getFirst().turn())).isEqualTo(textA.toString());
		assertThat(b.streamed(b.events(TurnChunk.class).getFirst().turn())).isEqualTo(textB.toString());
		a.assertOrderly();
		b.assertOrderly();
	}

	@Test
	void streamAndMessageEventsNameTheirChatExplicitly() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		answer(ask(chat, "question"), chat, "answer");
		chat.awaitIdle();
		assertThat(chat.events()).isNotEmpty().allMatch(event -> event.address().equals(chat.chat()));
		assertThat(chat.events(MessageCommitted.class)).extracting(event -> event.message().chat())
				.containsExactly(id(chat), id(chat));
	}

	@Test
	void twoAgentsAnswerOneAfterTheOtherAndTheSecondSeesTheFirst() {
		World world = program.world("World", "Ada", "Grace");
		ChatRecorder chat = chat(world, "chat");
		Call ada = ask(chat, "question");
		assertThat(ada.request().agentName()).isEqualTo("Ada");
		assertThat(provider.hasCall(id(chat))).as("Grace waits").isFalse();
		answer(ada, chat, "from Ada");
		Call grace = call(chat);
		assertThat(grace.request().agentName()).isEqualTo("Grace");
		assertThat(grace.request().prompt()).extracting(message -> message.text()).containsExactly("question", "from Ada");
		answer(grace, chat, "from Grace");
		chat.awaitIdle();
		assertThat(chat.texts(Role.AGENT)).containsExactly("from Ada", "from Grace");
		assertThat(provider.hasCall(id(chat))).isFalse();
		chat.assertOrderly();
	}

	@Test
	void twoAgentsAnswerAtTheSameTimeWithoutMixing() {
		World world = program.world("World",
				settings -> settings.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME), "Ada", "Grace");
		ChatRecorder chat = chat(world, "chat");
		Call first = ask(chat, "question");
		Call second = call(chat);
		for (int i = 0; i < 20; i++) {
			say(first, chat, "f" + i + " ");
			say(second, chat, "s" + i + " ");
		}
		second.end();
		chat.await(MessageCommitted.class, event -> event.message().text().startsWith("s0"));
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.WORKING);
		first.end();
		chat.awaitIdle();
		assertThat(chat.texts(Role.AGENT)).hasSize(2).noneMatch(text -> text.contains("f0") && text.contains("s0"));
		chat.assertOrderly();
	}
}
