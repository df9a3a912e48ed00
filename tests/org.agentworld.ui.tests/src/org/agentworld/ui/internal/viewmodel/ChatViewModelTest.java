package org.agentworld.ui.internal.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.EventStamp;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.model.World;
import org.agentworld.spi.store.LogTail;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Running;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Unfinished;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** View models over the real engine: whoever reads the changes has what the chat has, and nothing of another chat. */
class ChatViewModelTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final ScriptedProvider provider = new ScriptedProvider();
	private TestEngine program;
	private ChatViewModels models;
	private World world;

	@BeforeEach
	void open() {
		program = new TestEngine(folder, provider);
		models = new ChatViewModels(program.chats());
		world = program.world("World", "Ada");
	}

	@AfterEach
	void close() {
		program.close();
	}

	@Test
	void twoReadersOfWhomOneJoinsInMidStreamHaveTheSame() {
		try (Shown first = new Shown(program.chat(world, "chat"))) {
			Call call = ask(first);
			call.reasoning("thinking").text("one ");
			first.await(shown -> shown.texts().contains("one "));
			try (Shown second = new Shown(first.address)) {
				assertThat(second.model()).isSameAs(first.model());
				second.await(shown -> shown.texts().contains("one "));
				call.text("two").end();
				first.awaitIdle();
				second.awaitIdle();
				assertThat(second.texts()).isEqualTo(first.texts()).containsExactly("question", "one two");
			}
			assertThat(models.size()).isEqualTo(1);
		}
		assertThat(models.size()).as("the last use ended").isZero();
	}

	@Test
	void knowsTheNewestMessage() {
		try (Shown chat = new Shown(program.chat(world, "chat"))) {
			Call call = ask(chat);
			assertThat(chat.model().status().newest()).isEqualTo(1);
			call.text("answer").end();
			chat.awaitIdle();
			assertThat(chat.model().status().newest()).isEqualTo(2);
		}
	}

	@Test
	void aFailedTurnIsMarkedUntilDismissed() {
		try (Shown chat = new Shown(program.chat(world, "chat"))) {
			ask(chat).fail(TurnError.of(TurnError.Kind.NETWORK, "No connection."));
			chat.await(shown -> shown.entries.stream().anyMatch(Unfinished.class::isInstance));
			Unfinished mark = (Unfinished) chat.entries.getLast();
			TestEngine.get(program.chats().dismiss(chat.address.chat(), mark.turn().id()));
			chat.await(shown -> shown.entries.size() == 1);
		}
	}

	@Test
	void answersThatWereGivenBeforeArePagedThroughAndOneIsChosen() {
		try (Shown chat = new Shown(program.chat(world, "chat"))) {
			ask(chat).text("first").end();
			chat.awaitIdle();
			Written first = chat.model().lastWritten(_ -> true).orElseThrow();
			TestEngine.get(program.chats().regenerate(chat.address.chat(), first.message().id()));
			provider.nextCall(chat.address.chat()).text("second").end();
			chat.await(shown -> shown.texts().equals(List.of("question", "second")) && place(shown).equals("1 of 2"));
			Written second = (Written) chat.entries.getLast();

			TestEngine.get(chat.model().showAlternative(second, -1));
			chat.await(shown -> shown.texts().equals(List.of("question", "first")) && place(shown).equals("0 of 2"));
			TestEngine.get(chat.model().showAlternative((Written) chat.entries.getLast(), -1));
			assertThat(chat.model().textOf(second.key())).as("before the first there is none").contains("first");
			TestEngine.get(chat.model().showAlternative((Written) chat.entries.getLast(), 1));
			chat.await(shown -> shown.texts().equals(List.of("question", "second")) && place(shown).equals("1 of 2"));

			TestEngine.get(program.chats().choose(chat.address.chat(), first.message().id()));
			chat.await(shown -> shown.texts().equals(List.of("question", "first")) && place(shown).equals("0 of 2")
					&& ((Written) shown.entries.getLast()).message().equals(first.message()));
		}
	}

	private static String place(Shown chat) {
		return chat.entries.getLast() instanceof Written written
				? written.place() + " of " + written.alternatives().all().size() : "";
	}

	@Test
	void whatWasDeletedComesBackByUndo() {
		try (Shown chat = new Shown(program.chat(world, "chat"))) {
			ask(chat).text("answer").end();
			chat.awaitIdle();
			Written question = chat.model().lastWritten(one -> one.message().text().equals("question")).orElseThrow();
			LogTail gone = TestEngine.get(program.chats().deleteFrom(chat.address.chat(), question.message().id()));
			chat.await(shown -> shown.entries.isEmpty());
			TestEngine.get(program.chats().restore(chat.address.chat(), gone));
			chat.await(shown -> shown.texts().equals(List.of("question", "answer")));
		}
	}

	@Test
	void aReaderThatLagsFarBehindStartsAnewAndHasAll() {
		try (Shown quick = new Shown(program.chat(world, "chat")); Shown slow = new Shown(quick.address)) {
			Call call = ask(quick);
			StringBuilder all = new StringBuilder();
			for (int i = 0; i < 5000; i++) {
				call.text(i + " ");
				all.append(i).append(' ');
			}
			call.end();
			quick.awaitIdle();
			slow.awaitIdle();
			assertThat(slow.texts()).isEqualTo(quick.texts()).containsExactly("question", all.toString());
			assertThat(slow.resets).as("it had fallen out of the journal").isGreaterThan(1);
		}
	}

	@Test
	void olderPagesComeBeforeWhatIsThere() {
		ChatAddress address = program.chat(world, "chat");
		try (Shown writer = new Shown(address)) {
			for (int i = 0; i < 60; i++) {
				program.send(address, "question " + i);
				provider.nextCall(address.chat()).text("answer " + i).end();
				String last = "answer " + i;
				writer.await(shown -> shown.idle() && shown.texts().contains(last));
			}
		}
		try (Shown chat = new Shown(address)) {
			chat.await(shown -> shown.texts().size() == 100 && shown.model().status().hasOlder());
			TestEngine.get(chat.model().loadOlder());
			chat.await(shown -> shown.texts().size() == 120);
			assertThat(chat.texts()).startsWith("question 0", "answer 0").endsWith("question 59", "answer 59");
			assertThat(chat.model().status().hasOlder()).isFalse();
		}
	}

	@Test
	void afterARestartTheInterruptedTurnIsShown() {
		ChatAddress address = program.chat(world, "chat");
		try (Shown chat = new Shown(address)) {
			ask(chat).text("some text");
			chat.await(shown -> shown.texts().contains("some text"));
		}
		program.restart();
		models = new ChatViewModels(program.chats());
		try (Shown chat = new Shown(address)) {
			chat.await(shown -> shown.entries.stream().anyMatch(Unfinished.class::isInstance));
			assertThat(chat.texts()).startsWith("question");
		}
	}

	@Test
	void twelveChatsThatStreamAtOnceShowNothingForeign() {
		List<Shown> chats = new ArrayList<>();
		List<Call> calls = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			chats.add(new Shown(program.chat(world, "chat " + i)));
			calls.add(ask(chats.getLast()));
		}
		StringBuilder[] expected = new StringBuilder[12];
		for (int round = 0; round < 50; round++) {
			for (int i = 0; i < 12; i++) {
				String piece = "<" + i + ":" + round + ">";
				expected[i] = (round == 0 ? new StringBuilder() : expected[i]).append(piece);
				calls.get(i).text(piece);
			}
		}
		calls.forEach(Call::end);
		for (int i = 0; i < 12; i++) {
			chats.get(i).awaitIdle();
			assertThat(chats.get(i).texts()).containsExactly("question", expected[i].toString());
			chats.get(i).close();
		}
	}

	/** The end of following says less than the event before it. */
	@Test
	void aDeletedChatIsNamedForGood() {
		try (Shown chat = new Shown(program.chat(world, "gone"))) {
			chat.await(shown -> shown.model().status().loaded());
			ChatFollower follower = chat.model().follower();
			follower.onEvent(new ChatDeleted(chat.address, new EventStamp(SessionEpoch.random(), 1, Instant.EPOCH)));
			follower.onEnd(new RefusedException("The chat was deleted."));

			assertThat(chat.model().status().ended()).hasValueSatisfying(why -> assertThat(why).contains("'gone'"));
		}
	}

	private Call ask(Shown chat) {
		program.send(chat.address, "question");
		Call call = provider.nextCall(chat.address.chat());
		chat.await(shown -> shown.entries.stream().anyMatch(Running.class::isInstance));
		return call;
	}

	/** A transcript that is built from changes alone. */
	private final class Shown implements AutoCloseable {

		final ChatAddress address;
		final List<TranscriptEntry> entries = new ArrayList<>();
		int resets;
		private final Semaphore dirty = new Semaphore(1);
		private final ChatViewModels.Use use;
		private final TranscriptReader reader;

		Shown(ChatAddress address) {
			this.address = address;
			use = models.use(address);
			reader = use.model().newReader(dirty::release);
			await(_ -> model().status().loaded());
		}

		ChatViewModel model() {
			return use.model();
		}

		boolean idle() {
			return model().status().activity() == Activity.IDLE && entries.stream().noneMatch(Running.class::isInstance);
		}

		void awaitIdle() {
			await(shown -> shown.idle() && shown.texts().size() > 1);
		}

		List<String> texts() {
			return entries.stream().filter(entry -> !(entry instanceof Unfinished)).map(entry -> switch (entry) {
				case Written written -> written.shown().text();
				case Running(var live) -> live.text();
				case Unfinished _ -> throw new AssertionError();
			}).toList();
		}

		void await(Predicate<Shown> condition) {
			try {
				do {
					if (!dirty.tryAcquire(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
						throw new AssertionError("waited in vain; there is " + entries + " and " + model().status());
					}
					reader.take().forEach(this::apply);
				} while (!condition.test(this));
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
			// The next wait looks again even if nothing comes.
			dirty.release();
		}

		private void apply(TranscriptChange change) {
			switch (change) {
				case TranscriptChange.Reset(var all) -> {
					resets++;
					entries.clear();
					entries.addAll(all);
				}
				case TranscriptChange.Added(var entry, var before) ->
					entries.add(before.map(this::indexOf).orElse(entries.size()), entry);
				case TranscriptChange.Replaced(var entry) -> entries.set(indexOf(entry.key()), entry);
				case TranscriptChange.TurnKnown(var key, var turn) ->
					entries.set(indexOf(key), ((Written) entries.get(indexOf(key))).by(turn));
				case TranscriptChange.Removed(var key) -> entries.remove(indexOf(key));
				case TranscriptChange.TextAppended(var key, int offset, var text) -> {
					LiveTurn live = ((Running) entries.get(indexOf(key))).live();
					assertThat(offset).isEqualTo(live.text().length());
					entries.set(indexOf(key), new Running(new LiveTurn(live.turn(), live.text() + text, live.reasoning())));
				}
				case TranscriptChange.ReasoningAppended(var key, int offset, var text) -> {
					LiveTurn live = ((Running) entries.get(indexOf(key))).live();
					assertThat(offset).isEqualTo(live.reasoning().length());
					entries.set(indexOf(key), new Running(new LiveTurn(live.turn(), live.text(), live.reasoning() + text)));
				}
			}
		}

		private int indexOf(String key) {
			for (int i = 0; i < entries.size(); i++) {
				if (entries.get(i).key().equals(key)) {
					return i;
				}
			}
			throw new AssertionError("no entry " + key);
		}

		@Override
		public void close() {
			reader.close();
			use.close();
		}
	}
}
