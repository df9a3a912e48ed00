package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.MessagesRestored;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnDismissed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.EventStamp;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of random operations on several chats at once, and then what the events said is compared with what the store
 * has. Repeat a run with {@code -Dtest.vmargs=-Dseed=<printed seed>}.
 */
class RandomOperationsTest {

	private static final int OPERATIONS = 300;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final Random random = seeded();
	private final Map<ChatId, ChatRecorder> recorders = new HashMap<>();
	private final Map<ChatId, Told> told = new HashMap<>();
	private final List<ChatAddress> open = new ArrayList<>();
	private final Set<ChatId> deleted = new HashSet<>();
	private final Map<ChatId, ChatId> roots = new HashMap<>();
	private int messages;

	private static Random seeded() {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("RandomOperationsTest: -Dseed=" + seed);
		return new Random(seed);
	}

	/** Echoes what its own chat said last, in some pieces; fails or is empty now and then. */
	private final LlmProvider provider = (request, output) -> {
		String text = request.prompt().getLast().text();
		for (String word : text.split(" ")) {
			output.text(word + " ");
			Thread.yield();
		}
		if (text.hashCode() % 7 == 0) {
			throw new ProviderException(TurnError.of(TurnError.Kind.UNAVAILABLE, "random failure"));
		}
		return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
	};

	@RepeatedTest(3)
	void theStoreHasWhatTheEventsSaid() throws Exception {
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", settings -> settings.setAnswerOrder(
					random.nextBoolean() ? AnswerOrder.AT_THE_SAME_TIME : AnswerOrder.ONE_AFTER_THE_OTHER), "Ada", "Grace");
			for (int i = 0; i < 4; i++) {
				create(program, world);
			}
			for (int i = 0; i < OPERATIONS; i++) {
				operate(program, world);
			}
			for (ChatAddress chat : open) {
				settle(program, chat.chat());
			}
			for (ChatAddress chat : open) {
				compare(program, chat);
			}
			for (ChatId gone : deleted) {
				assertThat(program.store().chat(gone)).isEmpty();
			}
			recorders.values().forEach(ChatRecorder::close);
		}
	}

	private void operate(TestEngine program, World world) {
		ChatAddress chat = open.isEmpty() ? create(program, world) : open.get(random.nextInt(open.size()));
		switch (random.nextInt(27)) {
			case 0 -> create(program, world);
			case 1 -> {
				TestEngine.get(program.chats().delete(chat.chat()));
				open.remove(chat);
				deleted.add(chat.chat());
			}
			case 2, 3, 4 -> TestEngine.get(program.chats().stop(chat.chat()));
			case 5, 6 -> TestEngine.get(program.chats().resumeQueue(chat.chat()));
			case 7, 8 -> retry(program, chat.chat());
			case 9 -> restart(program);
			case 10 -> program.snapshot(chat.chat());
			case 11, 12, 13, 14, 15, 16 -> changeThePast(program, chat);
			default -> TestEngine.get(
					program.chats().send(chat.chat(), "chat " + chat.chat() + " message " + messages++ + " and more words"));
		}
	}

	/** Refused while the chat is busy, and where it makes no sense; either is right. */
	private void changeThePast(TestEngine program, ChatAddress chat) {
		ChatManager chats = program.chats();
		MessagePage page = program.snapshot(chat.chat()).page();
		if (page.messages().isEmpty()) {
			return;
		}
		MessageId any = page.messages().get(random.nextInt(page.messages().size())).id();
		switch (random.nextInt(5)) {
			case 0 -> allowed(chats.deleteFrom(chat.chat(), any)).ifPresent(gone -> {
				if (random.nextBoolean()) {
					allowed(chats.restore(chat.chat(), gone));
				}
			});
			case 1 -> allowed(chats.editAndResend(chat.chat(), any,
					List.of(new ContentPart.Text("chat " + chat.chat() + " message " + messages++ + " and edited words"))));
			case 2 -> allowed(chats.regenerate(chat.chat(), any));
			case 3 -> page.alternatives().values().stream().findFirst()
					.ifPresent(answers -> allowed(chats.choose(chat.chat(), answers.get(random.nextInt(answers.size())))));
			default -> branch(program, chat, any);
		}
	}

	private static <R> Optional<R> allowed(CompletableFuture<R> operation) {
		return operation.handle((result, failure) -> {
			assertThat(failure).satisfiesAnyOf(none -> assertThat(none).isNull(),
					why -> assertThat(why).hasRootCauseInstanceOf(RefusedException.class),
					why -> assertThat(why).isInstanceOf(RefusedException.class));
			return Optional.ofNullable(result);
		}).join();
	}

	private void branch(TestEngine program, ChatAddress from, MessageId upTo) {
		Chat branch;
		try {
			branch = program.chats().branch(from.chat(), upTo, "chat " + recorders.size());
		} catch (RefusedException e) {
			// It was cut by a retry meanwhile.
			return;
		}
		ChatAddress chat = new ChatAddress(from.world(), branch.getId());
		MessagePage page = program.snapshot(chat.chat()).page();
		Told copied = new Told();
		page.messages().forEach(message -> copied.messages.put(message.id(), message));
		page.turns().forEach(turn -> copied.turns.put(turn.id(), turn));
		told.put(chat.chat(), copied);
		roots.put(chat.chat(), root(from.chat()));
		recorders.put(chat.chat(), new ChatRecorder(program.subscriptions(), chat));
		open.add(chat);
	}

	/** The chat in whose name the first messages were written. */
	private ChatId root(ChatId chat) {
		return roots.getOrDefault(chat, chat);
	}

	private ChatAddress create(TestEngine program, World world) {
		ChatAddress chat = program.chat(world, "chat " + recorders.size());
		recorders.put(chat.chat(), new ChatRecorder(program.subscriptions(), chat));
		told.put(chat.chat(), new Told());
		open.add(chat);
		return chat;
	}

	private void retry(TestEngine program, ChatId chat) {
		ChatSnapshot snapshot = program.snapshot(chat);
		List<Turn> offered = snapshot.page().turns().stream().filter(turn -> turn.state().offersRetry()).toList();
		if (!offered.isEmpty()) {
			// Refused while the chat is busy; either is right.
			program.chats().retry(chat, offered.get(random.nextInt(offered.size())).id()).exceptionally(_ -> null).join();
		}
	}

	/** A new epoch begins: what was told until now is kept apart, since the numbers start again. */
	private void restart(TestEngine program) {
		program.close();
		for (ChatAddress chat : open) {
			// What was published before this has come when this has come.
			program.publisher().publish(
					new ChatRenamed(chat, new EventStamp(SessionEpoch.random(), 1, Instant.EPOCH), "the engine is closed"));
			recorders.get(chat.chat()).await(ChatRenamed.class, _ -> true);
			told.get(chat.chat()).hears(recorders.get(chat.chat()));
			recorders.get(chat.chat()).close();
		}
		program.reopen();
		for (ChatAddress chat : open) {
			recorders.put(chat.chat(), new ChatRecorder(program.subscriptions(), chat));
		}
	}

	private void settle(TestEngine program, ChatId chat) {
		ChatSnapshot snapshot = program.snapshot(chat);
		while (snapshot.activity() != Activity.IDLE || !snapshot.queue().messages().isEmpty()) {
			if (snapshot.activity() == Activity.IDLE) {
				TestEngine.get(program.chats().resumeQueue(chat));
			}
			Thread.onSpinWait();
			snapshot = program.snapshot(chat);
		}
	}

	private void compare(TestEngine program, ChatAddress chat) throws Exception {
		ChatSnapshot stored = program.snapshot(chat.chat());
		ChatRecorder recorder = recorders.get(chat.chat());
		// The last event is on its way through the subscription's thread; the first may have come before it was there.
		if (stored.lastEventSeq() > 1) {
			recorder.await(ChatEvent.class, event -> event.stamp().epoch().equals(stored.epoch())
					&& event.stamp().eventSeq() == stored.lastEventSeq());
		}
		recorder.assertOrderly();
		Told all = told.get(chat.chat());
		all.hears(recorder);
		assertThat(stored.page().messages()).containsExactlyElementsOf(all.log());
		assertThat(stored.page().messages())
				.allMatch(message -> message.role() == Role.SYSTEM || message.text().startsWith("chat "));
		assertThat(stored.page().messages()).filteredOn(message -> message.text().length() > 50)
				.allMatch(message -> message.text().contains(chat.chat().toString())
						|| isOfAnOrigin(message.text(), chat.chat()));
		assertThat(stored.page().turns()).containsExactlyInAnyOrderElementsOf(all.turnsOfLog());
		assertThat(stored.page().messages()).extracting(Message::position).isSorted().doesNotHaveDuplicates();
	}

	/** Whether a text was written in a chat from which this one was branched, or in one beside it. */
	private boolean isOfAnOrigin(String text, ChatId chat) {
		return roots.containsKey(chat) && Stream.concat(roots.keySet().stream(), roots.values().stream())
				.filter(other -> root(other).equals(root(chat))).anyMatch(other -> text.contains(other.toString()));
	}

	/** What the events of one chat said in all its epochs. */
	private static final class Told {

		private final Map<MessageId, Message> messages = new HashMap<>();
		private final Map<MessageId, Message> cutMessages = new HashMap<>();
		private final Map<TurnId, Turn> turns = new HashMap<>();
		private final Map<TurnId, Turn> cutTurns = new HashMap<>();

		List<Message> log() {
			return messages.values().stream().sorted(Comparator.comparing(Message::position)).toList();
		}

		/** The others went with what they answered. */
		List<Turn> turnsOfLog() {
			return turns.values().stream().filter(turn -> messages.containsKey(turn.trigger())).toList();
		}

		private static <K, V> void move(List<K> keys, Map<K, V> from, Map<K, V> to) {
			keys.stream().filter(from::containsKey).forEach(key -> to.put(key, from.remove(key)));
		}

		void hears(ChatRecorder recorder) {
			for (ChatEvent event : recorder.events()) {
				switch (event) {
					case MessageCommitted committed -> messages.put(committed.message().id(), committed.message());
					case MessagesCut cut -> {
						move(cut.messages(), messages, cutMessages);
						move(cut.turns(), turns, cutTurns);
					}
					case MessagesRestored restored -> {
						move(restored.messages(), cutMessages, messages);
						move(restored.turns(), cutTurns, turns);
					}
					case TurnEnded ended -> turns.put(ended.turn().id(), ended.turn());
					case TurnFailed failed -> turns.put(failed.turn().id(), failed.turn());
					case TurnCancelled cancelled -> turns.put(cancelled.turn().id(), cancelled.turn());
					case TurnDismissed dismissed -> turns.remove(dismissed.turn());
					default -> {
						// Not kept in the store.
					}
				}
			}
		}
	}
}
