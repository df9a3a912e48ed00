package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.Test;

/** The disk is full: nothing that was typed or received is lost, and the chat says what is wrong. */
class StoreTroubleTest extends CoreTest {

	private final VirtualTimers timers = new VirtualTimers();
	private volatile boolean full;

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, this::refusingWhenFull);
	}

	private Store refusingWhenFull(Store store) {
		return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] { Store.class },
				(_, method, arguments) -> {
					if (full && method.getName().equals("commit")) {
						return CompletableFuture.failedFuture(
								new StoreException(StoreException.Kind.DISK_FULL, "The disk is full. Make room."));
					}
					try {
						return method.invoke(store, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	@Test
	void anAnswerThatCannotBeSavedIsKeptAndSavedLater() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Call call = ask(chat, "question");
		say(call, chat, "precious");
		full = true;
		call.end();
		chat.await(ActivityChanged.class, event -> event.activity() == Activity.CANNOT_SAVE);
		ChatSnapshot meanwhile = program.snapshot(id(chat));
		assertThat(meanwhile.liveTurns().getFirst().text()).isEqualTo("precious");
		assertThat(chat.events(TurnEnded.class)).as("persist, then publish").isEmpty();
		assertThat(chat.texts(Role.AGENT)).isEmpty();

		timers.advance(Duration.ofSeconds(10));
		assertThat(program.snapshot(id(chat)).activity()).isEqualTo(Activity.CANNOT_SAVE);
		full = false;
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
		full = true;
		assertThat(TestEngine.refusal(program.chats().send(id(chat), "question"))).hasMessage("The disk is full. Make room.");
		assertThat(chat.events(MessageCommitted.class)).isEmpty();
		full = false;
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
		full = true;
		first.text("to 1").end();
		chat.await(ActivityChanged.class, event -> event.activity() == Activity.CANNOT_SAVE);
		full = false;
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
		full = true;
		TestEngine.refusal(program.chats().send(id(chat), "a"));
		say(ofOther, other, "still streaming ");
		full = false;
		answer(ofOther, other, "done");
		assertThat(other.texts(Role.AGENT)).containsExactly("still streaming done");
	}
}
