package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnDelayed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn whose key is behind a question of the desktop that nobody has answered yet. */
class KeyringWaitTest extends CoreTest {

	/** More than anybody would wait without a word. */
	private static final Duration LONG = Duration.ofSeconds(5);

	private final VirtualTimers clock = new VirtualTimers();
	private final MemoryKeyring keyring = new MemoryKeyring();
	private World world;
	private ChatRecorder chat;

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, Route.unlimited(TestEngine.CONNECTION), keyring, clock);
	}

	@BeforeEach
	void connect() throws Exception {
		ConnectionSettings draft = ModelFactory.eINSTANCE.createConnectionSettings();
		draft.setName("Mine");
		draft.setProvider("test");
		draft.setDefaultModel("model");
		ConnectionSettings mine = program.engine().connections().create(draft, Optional.of(new Secret("key")));
		assertThat(mine.getKeySource()).isEqualTo(KeySource.KEYRING);
		world = program.world("World", it -> it.setConnection(mine.getId()), "Ada");
		chat = chat(world, "chat");
	}

	@Test
	void itSaysWhatItWaitsForUntilTheKeyIsThere() throws Exception {
		Delay delay = delayed();

		assertThat(delay.reason()).isEqualTo(Delay.Reason.KEYRING);
		assertThat(delay.why()).startsWith("Waits for the keyring of this computer").contains("'mine'");
		assertThat(delay.until()).isEmpty();
		assertThat(program.snapshot(id(chat)).liveTurns()).extracting(LiveTurn::delay).containsExactly(Optional.of(delay));
		assertThat(provider.hasCall(id(chat))).isFalse();

		keyring.release();
		answer(call(chat), chat, "answer");

		chat.await(TurnEnded.class, _ -> true);
		assertThat(chat.events(TurnDelayed.class)).extracting(TurnDelayed::delay).containsExactly(Optional.of(delay),
				Optional.empty());
		chat.assertOrderly();
	}

	@Test
	void stopEndsTheWaitAtOnceAndNobodyIsAskedAfterwards() throws Exception {
		delayed();

		TestEngine.get(program.chats().stop(id(chat)));

		chat.await(TurnCancelled.class, _ -> true);
		keyring.release();
		answer(ask(chat, "again"), chat, "answer");
		assertThat(provider.hasCall(id(chat))).as("asked for the turn that was stopped").isFalse();
	}

	@Test
	void aChatWhoseKeyIsElsewhereDoesNotWait() throws Exception {
		delayed();
		ChatRecorder other = chat(program.world("Other", "Bob"), "other");

		answer(ask(other, "question"), other, "answer");

		assertThat(other.events(TurnDelayed.class)).isEmpty();
		assertThat(chat.events(TurnEnded.class)).isEmpty();
	}

	@Test
	void aKeyringThatAnswersAtOnceIsNotSpokenOf() {
		answer(ask(chat, "question"), chat, "answer");
		clock.advance(LONG);
		chat.await(TurnEnded.class, _ -> true);
		assertThat(chat.events(TurnDelayed.class)).isEmpty();
	}

	private Delay delayed() throws InterruptedException {
		keyring.hold();
		program.send(chat.chat(), "question");
		keyring.awaitHeld();
		clock.advance(LONG);
		return chat.await(TurnDelayed.class, event -> event.delay().isPresent()).delay().orElseThrow();
	}
}
