package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.faulty.AnswersOnAnotherThread;
import org.agentworld.faulty.AnswersTwice;
import org.agentworld.faulty.BlocksInConstructor;
import org.agentworld.faulty.Echo;
import org.agentworld.faulty.Floods;
import org.agentworld.faulty.PostsAfterCancellation;
import org.agentworld.faulty.Spins;
import org.agentworld.faulty.ThrowsInConstructor;
import org.agentworld.faulty.WritesToForeignChat;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.LogRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.Signals;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestPlugIn;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a plug-in does wrong becomes an error that names it, in its chat alone. In each test other chats are in the middle of
 * an answer when it happens, and end as if they were alone.
 */
class FaultyPlugInTest extends PlugInTest {

	private static final String PLUG_IN = "test.faulty";

	private final VirtualTimers timers = new VirtualTimers();
	private final List<ChatRecorder> others = new ArrayList<>();
	private final List<Call> calls = new ArrayList<>();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, store -> store);
	}

	@BeforeEach
	void othersAreAnswering() {
		World world = program.world("Others", "Ada");
		for (int i = 0; i < 3; i++) {
			ChatRecorder chat = chat(world, "other " + i);
			Call call = ask(chat, "question");
			say(call, chat, "begun ");
			others.add(chat);
			calls.add(call);
		}
	}

	@AfterEach
	void othersEndAsIfTheyWereAlone() {
		for (int i = 0; i < others.size(); i++) {
			ChatRecorder chat = others.get(i);
			say(calls.get(i), chat, "and done");
			calls.get(i).end();
			chat.awaitIdle();
			assertThat(chat.texts(Role.AGENT)).containsExactly("begun and done");
			assertThat(chat.events(TurnChunk.class)).extracting(TurnChunk::text).containsExactly("begun ", "and done");
			assertThat(chat.events(TurnEnded.class)).hasSize(1);
			chat.assertOrderly();
		}
	}

	private TurnError error(ChatRecorder chat) {
		return chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow();
	}

	private ChatRecorder asked(String text) {
		ChatRecorder chat = chatWith(PLUG_IN);
		program.send(chat.chat(), text);
		return chat;
	}

	@Test
	void itThrowsInItsConstructor() {
		try (TestPlugIn _ = installed(PLUG_IN, ThrowsInConstructor.class)) {
			assertThat(error(asked("hello")).message()).contains(PLUG_IN, "'ThrowsInConstructor'", "cannot be started");
		}
	}

	@Test
	void itsClassIsNotThere() {
		try (TestPlugIn _ = TestPlugIn.start(PLUG_IN, agent(Echo.class))) {
			awaitAgent(PLUG_IN + "/agent", true);
			assertThat(error(asked("hello")).message()).contains(PLUG_IN, "'Echo'", "cannot be started");
		}
	}

	@Test
	void itBlocksForEver() throws Exception {
		try (TestPlugIn _ = installed(PLUG_IN, BlocksInConstructor.class); LogRecorder log = new LogRecorder()) {
			ChatRecorder chat = asked("hello");
			Signals.await("blocked in constructor");
			program.snapshot(id(chat));
			timers.advance(Duration.ofMinutes(5).plusSeconds(15));
			TurnError error = error(chat);
			assertThat(error.kind()).isEqualTo(TurnError.Kind.FAULTY_PLUGIN);
			assertThat(error.message()).contains("Nothing came from the plug-in " + PLUG_IN, "315 seconds");
			timers.advance(Duration.ofSeconds(2));
			assertThat(log.await(PLUG_IN).getFirst().message()).contains("still runs");
		} finally {
			Signals.give("end constructor");
		}
	}

	@Test
	void itComputesForEverInMoreTurnsThanThereAreProcessors() throws Exception {
		try (TestPlugIn _ = installed(PLUG_IN, Spins.class); LogRecorder log = new LogRecorder()) {
			World world = worldOf(PLUG_IN);
			List<ChatRecorder> spinning = new ArrayList<>();
			for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
				ChatRecorder chat = chat(world, "spinning " + i);
				program.send(chat.chat(), "hello");
				chat.await(TurnChunk.class, chunk -> chunk.text().equals("spinning"));
				spinning.add(chat);
			}
			othersEndAsIfTheyWereAlone();
			others.clear();
			for (ChatRecorder chat : spinning) {
				TestEngine.get(program.chats().stop(id(chat)));
				chat.await(TurnCancelled.class, _ -> true);
			}
			timers.advance(Duration.ofSeconds(2));
			assertThat(log.await(PLUG_IN).getFirst().message()).contains("still runs");
		} finally {
			Signals.give("end spinning");
		}
	}

	@Test
	void itAnswersTwice() throws Exception {
		try (TestPlugIn _ = installed(PLUG_IN, AnswersTwice.class); LogRecorder log = new LogRecorder()) {
			ChatRecorder chat = asked("hello");
			chat.awaitIdle();
			Signals.give("first answer is there");
			Signals.await("second answer was refused");
			assertThat(log.await("goes on answering").getFirst().message()).contains(PLUG_IN);
			assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("hello", "first");
			assertThat(chat.events(TurnChunk.class)).hasSize(1);
			assertThat(Signals.isGiven("second answer was taken")).isFalse();
		}
	}

	@Test
	void itAnswersOnAnotherThreadAtTheSameTime() {
		try (TestPlugIn _ = installed(PLUG_IN, AnswersOnAnotherThread.class)) {
			ChatRecorder chat = asked("hello");
			TurnError error = error(chat);
			assertThat(error.kind()).isEqualTo(TurnError.Kind.FAULTY_PLUGIN);
			assertThat(error.message()).contains(PLUG_IN, "on a thread that is not that turn's");
			assertThat(chat.events(TurnChunk.class)).extracting(TurnChunk::text).containsExactly("own words");
		}
	}

	@Test
	void itFloods() throws Exception {
		try (TestPlugIn _ = installed(PLUG_IN, Floods.class)) {
			ChatRecorder quiet = others.getFirst();
			ChatRecorder chat = chat(worldOf(PLUG_IN), "flooded");
			chat.close(); // Nobody could follow that.
			program.send(chat.chat(), "hello");
			Signals.await("flooding");
			say(calls.getFirst(), quiet, "and done");
			calls.getFirst().end();
			quiet.awaitIdle();
			assertThat(quiet.texts(Role.AGENT)).containsExactly("begun and done");
			others.removeFirst();
			calls.removeFirst();
			ChatRecorder end = record(chat.chat());
			if (!program.snapshot(id(chat)).liveTurns().isEmpty()) {
				end.await(TurnFailed.class, _ -> true);
			}
			TurnError error = program.snapshot(id(chat)).page().turns().getFirst().error().orElseThrow();
			assertThat(error.message()).contains(PLUG_IN, "more than 4000000 characters");
			assertThat(program.snapshot(id(chat)).page().messages().getLast().text().length()).as("what is kept")
					.isLessThanOrEqualTo(4_000_000).isGreaterThan(3_400_000);
		}
	}

	@Test
	void itPostsAfterCancellation() throws Exception {
		try (TestPlugIn _ = installed(PLUG_IN, PostsAfterCancellation.class)) {
			ChatRecorder chat = asked("hello");
			chat.await(TurnChunk.class, chunk -> chunk.text().equals("before"));
			TestEngine.get(program.chats().stop(id(chat)));
			Signals.await("ended after the stop");
			assertThat(Signals.isGiven("taken after the stop")).isFalse();
			assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text)
					.containsExactly("hello", "before");
			assertThat(chat.events(TurnChunk.class)).hasSize(1);
			assertThat(chat.events(TurnCancelled.class)).hasSize(1);
			assertThat(chat.events(TurnEnded.class)).isEmpty();
		}
	}

	@Test
	void itAsksForAForeignChat() throws Exception {
		try (TestPlugIn _ = installed(PLUG_IN, WritesToForeignChat.class)) {
			World world = worldOf(PLUG_IN);
			ChatRecorder victim = chat(world, "victim");
			program.send(victim.chat(), "keep");
			Signals.await("kept");
			ChatRecorder chat = chat(world, "thief");
			program.send(chat.chat(), "steal");
			TurnError error = error(chat);
			assertThat(error.kind()).isEqualTo(TurnError.Kind.FAULTY_PLUGIN);
			assertThat(error.message()).contains(PLUG_IN, "on a thread that is not that turn's");
			Signals.give("go on");
			victim.awaitIdle();
			assertThat(victim.texts(Role.AGENT)).containsExactly("own words");
			victim.assertOrderly();
			assertThat(chat.events(TurnChunk.class)).isEmpty();
		}
	}

	@Test
	void itDoesNotResolve() {
		World world;
		try (TestPlugIn _ = installed(PLUG_IN, Echo.class)) {
			world = worldOf(PLUG_IN);
		}
		awaitAgent(PLUG_IN + "/agent", false);
		try (TestPlugIn _ = TestPlugIn.install(PLUG_IN, TestPlugIn.IMPORTS + ",org.example.missing", agent(Echo.class),
				Echo.class)) {
			ChatRecorder chat = chat(world, "chat");
			program.send(chat.chat(), "hello");
			assertThat(error(chat).message()).contains(PLUG_IN, "cannot be started", "org.example.missing");
			PlugIn listed = program.engine().plugIns().all().stream().filter(one -> one.id().equals(PLUG_IN)).findFirst()
					.orElseThrow();
			assertThat(listed.problem().orElseThrow()).contains("org.example.missing");
			assertThat(listed.contributions()).isEmpty();
		}
	}
}
