package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.store.LogTail;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A program dies while it changes the past of a chat and eight others stream: just before the transaction of the operation,
 * or just after it. The next program finds the one or the other, and the others as they were. That a transaction itself is
 * never half done is for the store's tests to show, which kill its process.
 */
class PastCrashTest extends CoreTest {

	private static final int OTHERS = 8;

	private final VirtualTimers timers = new VirtualTimers();
	private final DyingStore store = new DyingStore();
	private final List<ChatRecorder> others = new ArrayList<>();
	private World world;
	private AgentId ada;
	private ChatRecorder chat;

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, store);
	}

	/** What is done to the past of a chat, and what is to be there afterwards. */
	private enum Operation {
		DELETE("one", "1"),
		EDIT("one", "1", "TWO"),
		/** Its turn was interrupted before it said anything, so the answer that was there is back. */
		REGENERATE("one", "1", "two", "2"),
		CHOOSE("one", "1", "two", "2"),
		RESTORE("one", "1", "two", "2"),
		BRANCH("one", "1", "two", "2"),
		RENAME("one", "1", "two", "2"),
		CLEAR_MEMORY("one", "1", "two", "2");

		private final List<String> after;

		Operation(String... after) {
			this.after = List.of(after);
		}
	}

	@ParameterizedTest
	@EnumSource(Operation.class)
	void whoDiesBeforeAnOperationWasSavedHasChangedNothing(Operation operation) throws Exception {
		streamInOthers();
		Runnable operate = prepared(operation);
		List<String> before = texts();
		store.dieAfter(0);
		operate.run();
		restart();

		assertThat(texts()).isEqualTo(before);
		assertThat(program.snapshot(id(chat)).page().turns()).noneMatch(turn -> turn.state().offersRetry());
		assertThat(program.chats().get(id(chat)).getName()).isEqualTo("chat");
		assertThat(chats()).hasSize(OTHERS + 1);
		assertOthersAreAsTheyWere();
		assertThat(promptOf(ask(chat, "next"))).startsWith("one", "1").endsWith("next");
	}

	@ParameterizedTest
	@EnumSource(Operation.class)
	void whatWasSavedOfAnOperationIsThereForTheNextProgram(Operation operation) throws Exception {
		streamInOthers();
		Runnable operate = prepared(operation);
		boolean asks = operation == Operation.EDIT || operation == Operation.REGENERATE;
		store.dieAfter(1);
		operate.run();
		if (asks) {
			call(chat);
		}
		restart();

		assertThat(texts()).isEqualTo(operation.after);
		assertThat(program.snapshot(id(chat)).page().turns()).filteredOn(turn -> turn.state() == TurnState.INTERRUPTED)
				.hasSize(asks ? 1 : 0);
		assertThat(program.chats().get(id(chat)).getName()).isEqualTo(operation == Operation.RENAME ? "renamed" : "chat");
		assertThat(chats()).hasSize(OTHERS + (operation == Operation.BRANCH ? 2 : 1))
				.filteredOn(one -> one.getName().equals("branch"))
				.allSatisfy(branch -> assertThat(texts(program.snapshot(branch.getId()))).isEqualTo(operation.after));
		assertOthersAreAsTheyWere();
		List<String> remembered = new ArrayList<>(operation == Operation.CLEAR_MEMORY ? List.of() : operation.after);
		remembered.add("next");
		assertThat(promptOf(ask(chat, "next"))).isEqualTo(remembered);
	}

	/** Each of the others has said something that is saved, and goes on. */
	private void streamInOthers() throws Exception {
		world = program.world("World", "Ada");
		ada = world.getAgents().getFirst().getId();
		chat = chat(world, "chat");
		for (int i = 0; i < OTHERS; i++) {
			ChatRecorder other = chat(world, "other " + i);
			say(ask(other, "go"), other, "text of " + i);
			// The step that published that has ended, and its checkpoint is planned.
			program.snapshot(id(other));
			others.add(other);
		}
		timers.advance(Duration.ofMillis(499));
		for (ChatRecorder other : others) {
			awaitSaved(other);
		}
	}

	private void awaitSaved(ChatRecorder other) throws Exception {
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		while (program.store().chatState(id(other)).unfinishedTurns().getFirst().text().isEmpty()
				&& System.nanoTime() < deadline) {
			// Each snapshot and each commit is one round through the queues that the checkpoint goes through.
			program.snapshot(id(other));
			program.store().commit(id(other), List.of()).get();
		}
		assertThat(program.store().chatState(id(other)).unfinishedTurns().getFirst().text()).isNotEmpty();
	}

	/** What the operation needs is done; the rest returns when it is saved or refused. */
	private Runnable prepared(Operation operation) {
		exchange("one", "1");
		exchange("two", "2");
		MessageId two = messages().get(2).id();
		MessageId answer = messages().get(3).id();
		ChatManager chats = program.chats();
		return switch (operation) {
			case DELETE -> () -> settled(chats.deleteFrom(id(chat), two));
			case EDIT -> () -> settled(chats.editAndResend(id(chat), two, List.of(new ContentPart.Text("TWO"))));
			case REGENERATE -> () -> settled(chats.regenerate(id(chat), answer));
			case CHOOSE -> {
				TestEngine.get(chats.regenerate(id(chat), answer));
				answer(call(chat), chat, "better");
				chat.await(TurnEnded.class, _ -> true, 3);
				yield () -> settled(chats.choose(id(chat), answer));
			}
			case RESTORE -> {
				LogTail gone = TestEngine.get(chats.deleteFrom(id(chat), two));
				yield () -> settled(chats.restore(id(chat), gone));
			}
			case BRANCH -> () -> refused(() -> chats.branch(id(chat), answer, "branch"));
			case RENAME -> () -> settled(chats.rename(id(chat), "renamed"));
			case CLEAR_MEMORY -> () -> refused(() -> program.worlds().clearMemory(world.getId(), ada, Optional.of(id(chat))));
		};
	}

	private interface Blocking {
		void run() throws RefusedException;
	}

	/** The program may have died. */
	private static void refused(Blocking operation) {
		try {
			operation.run();
		} catch (RefusedException e) {
			assertThat(e).hasMessageContaining("Nobody is there");
		}
	}

	private static void settled(CompletableFuture<?> operation) {
		try {
			operation.orTimeout(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		} catch (CompletionException e) {
			assertThat(e).hasRootCauseMessage("Nobody is there to write it.");
		}
	}

	private void restart() {
		store.live();
		program.crash();
	}

	private void exchange(String question, String answer) {
		int ends = chat.events(TurnEnded.class).size();
		answer(ask(chat, question), chat, answer);
		chat.await(TurnEnded.class, _ -> true, ends + 1);
	}

	private void assertOthersAreAsTheyWere() {
		for (int i = 0; i < OTHERS; i++) {
			ChatSnapshot other = program.snapshot(id(others.get(i)));
			assertThat(other.activity()).isEqualTo(Activity.IDLE);
			assertThat(texts(other)).containsExactly("go", "text of " + i);
			assertThat(other.page().turns()).extracting(Turn::state).containsExactly(TurnState.INTERRUPTED);
		}
	}

	private List<Chat> chats() throws Exception {
		return program.store().chats(world.getId(), false, Optional.empty(), 100);
	}

	private List<Message> messages() {
		return program.snapshot(id(chat)).page().messages();
	}

	private List<String> texts() {
		return texts(program.snapshot(id(chat)));
	}

	private static List<String> texts(ChatSnapshot snapshot) {
		return snapshot.page().messages().stream().map(Message::text).toList();
	}

	private static List<String> promptOf(Call call) {
		return call.request().prompt().stream().map(PromptMessage::text).toList();
	}
}
