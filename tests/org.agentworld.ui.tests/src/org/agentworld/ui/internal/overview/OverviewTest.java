package org.agentworld.ui.internal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.EventStamp;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.LogTail;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The overview over the real engine. */
class OverviewTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final ScriptedProvider provider = new ScriptedProvider();
	private final LinkedBlockingQueue<Set<ChatAddress>> told = new LinkedBlockingQueue<>();
	private TestEngine program;
	private Overview overview;
	private World world;
	private ChatAddress chat;

	@BeforeEach
	void open() {
		program = new TestEngine(folder, provider);
		world = program.world("World", "Ada");
		chat = program.chat(world, "chat");
		observe();
	}

	@AfterEach
	void close() {
		overview.close();
		program.close();
	}

	private void observe() {
		// Told at once, on the thread of the event.
		observe(Runnable::run);
	}

	private void observe(Executor later) {
		overview = new Overview(program.chats(), program.subscriptions(), later);
		overview.onChange(told::add);
	}

	@Test
	void aChatWorksIsUnreadAndThenAtRest() throws InterruptedException {
		ChatAddress other = program.chat(world, "other");
		Call call = ask();
		await(() -> overview.of(chat).activity() == Activity.WORKING);
		program.send(chat, "next");
		await(() -> overview.of(chat).queued() == 1);
		assertThat(overview.of(chat).isUnread()).as("own messages are known").isFalse();

		call.text("answer").end();
		await(() -> overview.of(chat).isUnread() && overview.of(chat).queued() == 0);
		provider.nextCall(chat.chat()).text("more").end();
		await(() -> overview.of(chat).activity() == Activity.IDLE);
		TestEngine.get(program.chats().seen(chat.chat(), Long.MAX_VALUE));
		await(() -> overview.all().isEmpty());
		assertThat(overview.of(chat)).isEqualTo(ChatConcern.nothing(chat));
		assertThat(overview.of(other)).isEqualTo(ChatConcern.nothing(other));
		assertThat(told).noneMatch(changed -> changed.contains(other));
	}

	@Test
	void changesOfTheSameMomentAreToldAtOnce() throws InterruptedException {
		overview.close();
		LinkedBlockingQueue<Runnable> planned = new LinkedBlockingQueue<>();
		observe(planned::add);
		ChatAddress other = program.chat(world, "other");
		program.send(other, "question");
		ask();
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			program.send(chat, "next");
			recorder.await(QueueChanged.class, _ -> true);
		}
		Runnable first = planned.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		while (overview.of(chat).queued() == 0 || overview.of(other).activity() != Activity.WORKING) {
			assertThat(Thread.interrupted()).as("waited for too long").isFalse();
			Thread.onSpinWait();
		}
		assertThat(told).as("not yet").isEmpty();
		first.run();
		assertThat(told).containsExactly(Set.of(chat, other));
		assertThat(planned).as("planned while another was").isEmpty();

		program.send(chat, "one more");
		assertThat(planned.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("planned anew").isNotNull();
	}

	@Test
	void whoFailsWhenToldSilencesNobodyElse() throws InterruptedException {
		log.expect("may show something old");
		overview.close();
		overview = new Overview(program.chats(), program.subscriptions(), Runnable::run);
		overview.onChange(_ -> {
			throw new IllegalStateException("a broken view");
		});
		overview.onChange(told::add);
		ask();
		await(() -> overview.of(chat).activity() == Activity.WORKING);
	}

	@Test
	void aFailureStaysUntilItIsDismissed() throws InterruptedException {
		TurnId failed = fail();
		await(() -> overview.of(chat).failed().equals(Set.of(failed)));
		TestEngine.get(program.chats().dismiss(chat.chat(), failed));
		await(() -> overview.of(chat).failed().isEmpty());
	}

	@Test
	void whatIsDeletedIsNotUnreadUntilItIsBack() throws InterruptedException {
		MessageId question = program.send(chat, "question");
		provider.nextCall(chat.chat()).text("answer").end();
		await(() -> overview.of(chat).isUnread() && overview.of(chat).activity() == Activity.IDLE);
		LogTail gone = TestEngine.get(program.chats().deleteFrom(chat.chat(), question));
		await(() -> !overview.of(chat).isUnread());
		TestEngine.get(program.chats().restore(chat.chat(), gone));
		await(() -> overview.of(chat).isUnread());
	}

	@Test
	void aFailureGoesWithItsMessageAndComesBackWithIt() throws InterruptedException {
		TurnId failed = fail();
		await(() -> overview.of(chat).failed().equals(Set.of(failed)) && overview.of(chat).activity() == Activity.IDLE);
		MessageId question = program.snapshot(chat.chat()).page().messages().getFirst().id();
		LogTail gone = TestEngine.get(program.chats().deleteFrom(chat.chat(), question));
		await(() -> overview.of(chat).failed().isEmpty());
		TestEngine.get(program.chats().restore(chat.chat(), gone));
		await(() -> overview.of(chat).failed().equals(Set.of(failed)));
	}

	@Test
	void whatWasThereBeforeIsRead() throws InterruptedException {
		overview.close();
		TurnId failed = fail();
		program.restart();
		observe();
		await(() -> overview.of(chat).failed().equals(Set.of(failed)));
		assertThat(overview.of(chat).activity()).isEqualTo(Activity.IDLE);
	}

	@Test
	void whatComesWithANewWorldIsRead() throws Exception {
		Agent agent = TestEngine.agent("Eve");
		agent.setId(AgentId.random());
		World imported = ModelFactory.eINSTANCE.createWorld();
		imported.setId(WorldId.random());
		imported.setName("Imported");
		imported.getAgents().add(agent);
		Chat definition = ModelFactory.eINSTANCE.createChat();
		definition.setId(ChatId.random());
		definition.setWorld(imported.getId());
		definition.setName("unread");
		definition.setCreatedAt(Instant.EPOCH);
		definition.setLastMessageAt(Instant.EPOCH);
		try (ChatDraft draft = program.engine().transfer().draft(definition)) {
			draft.append(List.of(new ChatChange.AppendMessage(new Message(MessageId.random(), definition.getId(), 1, Role.AGENT,
					Optional.of(agent.getId()), "Eve", List.of(new ContentPart.Text("hello")), Optional.empty(), Instant.EPOCH),
					Set.of(agent.getId()))));
			program.engine().transfer().addWorld(imported, List.of(draft));
		}
		await(() -> overview.of(new ChatAddress(imported.getId(), definition.getId())).isUnread());
	}

	@Test
	void deletedChatsAndWorldsConcernNobody() throws InterruptedException, RefusedException {
		World gone = program.world("Gone", "Ben");
		ChatAddress first = program.chat(gone, "first");
		program.send(chat, "1");
		program.send(first, "1");
		await(() -> overview.all().size() == 2);
		TestEngine.get(program.chats().delete(chat.chat()));
		await(() -> overview.all().size() == 1);
		program.worlds().delete(gone.getId());
		await(() -> overview.all().isEmpty());
	}

	@Test
	void whatWasLostInAnOverflowIsReadAnew() throws InterruptedException {
		ChatAddress slow = program.chat(world, "slow");
		CountDownLatch held = new CountDownLatch(1);
		CompletableFuture<Void> released = new CompletableFuture<>();
		overview.onChange(changed -> {
			if (changed.contains(slow)) {
				held.countDown();
				released.join();
			}
		});
		program.send(slow, "holds up who is told");
		Latches.await(held);

		ask();
		EventStamp stamp = new EventStamp(SessionEpoch.random(), 1, Instant.EPOCH);
		for (int i = 0; i < EventSubscriptions.CAPACITY; i++) {
			program.publisher().publish(new ChatRenamed(slow, stamp, "noise"));
		}
		assertThat(overview.of(chat)).as("not told yet").isEqualTo(ChatConcern.nothing(chat));
		released.complete(null);

		await(() -> overview.of(chat).activity() == Activity.WORKING);
		assertThat(overview.of(slow).activity()).isEqualTo(Activity.WORKING);
	}

	private TurnId fail() {
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			ask().fail(TurnError.of(TurnError.Kind.NETWORK, "cut"));
			return recorder.await(TurnFailed.class, _ -> true).turn().id();
		}
	}

	private Call ask() {
		program.send(chat, "question");
		return provider.nextCall(chat.chat());
	}

	/** Looks again after each change that is told. */
	private void await(BooleanSupplier condition) throws InterruptedException {
		while (!condition.getAsBoolean()) {
			assertThat(told.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("a change: %s", overview.all())
					.isNotNull();
		}
	}
}
