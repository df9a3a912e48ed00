package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.model.NameSource;
import org.agentworld.model.World;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** A chat that nobody has named gets a name from what was said, and no turn ever waits for that. */
class NamingTest extends CoreTest {

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, new Route(TestEngine.CONNECTION, 0, 1), new MemoryKeyring(), Timers.system());
	}

	private ChatRecorder unnamed(World world) {
		try {
			return record(new ChatAddress(world.getId(),
					program.chats().create(world.getId(), "New chat", NameSource.DEFAULT).getId()));
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void afterItsFirstExchangeAModelNamesIt() throws RefusedException {
		World world = program.world("World", one -> {
			one.setModel("big");
			one.setTitleModel("small");
		}, "Ada");
		ChatRecorder chat = unnamed(world);
		answer(ask(chat, "How do apples grow?"), chat, "On trees.");

		Call naming = call(chat);
		assertThat(naming.request().model()).isEqualTo("small");
		assertThat(naming.request().prompt()).extracting(PromptMessage::text).singleElement().asString()
				.contains("How do apples grow?", "On trees.");
		naming.text("**How \u202Eapples").text(" grow.**\nBecause I say so").end();

		assertThat(chat.await(ChatRenamed.class, _ -> true).name()).isEqualTo("How apples grow");
		assertThat(program.chats().get(id(chat)).getNameSource()).isEqualTo(NameSource.CONVERSATION);
		answer(ask(chat, "And pears?"), chat, "Too.");
		chat.await(TurnEnded.class, _ -> true, 2);
		program.snapshot(id(chat));
		assertThat(provider.hasCall(id(chat))).as("named twice").isFalse();
		chat.assertOrderly();
	}

	@Test
	void whereTheModelFailsTheMessageIsTheName() {
		ChatRecorder chat = unnamed(program.world("World", "Ada"));
		answer(ask(chat, "# How do apples grow in the north of a country where it is cold for eleven months?"), chat, "Not.");
		call(chat).fail(TurnError.of(Kind.QUOTA, "No money."));
		assertThat(chat.await(ChatRenamed.class, _ -> true).name())
				.isEqualTo("How do apples grow in the north of a country where it is…");
	}

	@Test
	void aNameThatAPersonGivesMeanwhileStays() throws Exception {
		ChatRecorder chat = unnamed(program.world("World", "Ada"));
		answer(ask(chat, "question"), chat, "answer");
		Call naming = call(chat);
		TestEngine.get(program.chats().rename(id(chat), "Mine"));
		naming.cancelled().get(30, TimeUnit.SECONDS);
		naming.text("Theirs").end();
		answer(ask(chat, "more"), chat, "answer");
		chat.await(TurnEnded.class, _ -> true, 2);
		assertThat(program.chats().get(id(chat)).getName()).isEqualTo("Mine");
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void namingGivesUpItsPlaceForATurnOfAnotherChat() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder chat = unnamed(world);
		ChatRecorder other = chat(world, "other");
		answer(ask(chat, "question"), chat, "answer");
		Call naming = call(chat);

		program.send(other.chat(), "urgent");
		naming.cancelled().get(30, TimeUnit.SECONDS);
		naming.end();
		Call urgent = call(other);
		// The only place is taken: no name is looked for when the chat's next exchange ends while somebody waits.
		answer(urgent, other, "done");
		answer(ask(chat, "more"), chat, "answer");
		call(chat).text("Late name").end();
		assertThat(chat.await(ChatRenamed.class, _ -> true).name()).isEqualTo("Late name");
	}

	@Test
	void aTurnOfTheSameChatEndsTheSearch() throws Exception {
		ChatRecorder chat = unnamed(program.world("World", "Ada"));
		answer(ask(chat, "question"), chat, "answer");
		Call naming = call(chat);
		program.send(chat.chat(), "more");
		naming.cancelled().get(30, TimeUnit.SECONDS);
		naming.end();
		Call turn = call(chat);
		assertThat(turn.request().agentName()).isEqualTo("Ada");
		answer(turn, chat, "answer");
		call(chat).text("A name").end();
		assertThat(chat.await(ChatRenamed.class, _ -> true).name()).isEqualTo("A name");
	}
}
