package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.Topics;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.Latches;
import org.agentworld.testing.Osgi;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** A snapshot at any point of a stream, and then every event: nothing is missing and nothing comes twice. */
class FollowTest extends CoreTest {

	@Test
	void aSnapshotAtEveryPointOfAStreamIsFollowedWithoutGapOrRepetition() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		List<Copy> copies = new ArrayList<>();
		Call call = ask(chat, "question");
		for (int i = 0; i < 40; i++) {
			copies.add(follow(chat));
			call.text("piece " + i + " ");
		}
		call.end();
		copies.add(follow(chat));
		chat.awaitIdle();
		copies.add(follow(chat));
		for (Copy copy : copies) {
			TestEngine.get(copy.idle);
			assertThat(copy.messages).extracting(Message::text).containsExactly("question", expected());
			assertThat(copy.live).isEmpty();
			copy.subscription.close();
		}
		assertThat(copies).filteredOn(copy -> copy.midStream).as("some joined in mid-stream").isNotEmpty();
	}

	private static String expected() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			text.append("piece " + i + " ");
		}
		return text.toString();
	}

	@Test
	void anEventBeforeTheFirstLookBringsTheOnlySnapshot() throws Exception {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		// While the follow subscribes and has not begun to look: its event waits for the follow before that does.
		ServiceListener early = registration -> {
			if (registration.getType() == ServiceEvent.REGISTERED) {
				TestEngine.get(program.chats().rename(id(chat), "renamed"));
			}
		};
		Osgi.context().addServiceListener(early, "(" + EventConstants.EVENT_TOPIC + "=" + Topics.allOf(chat.chat()) + ")");
		Copy copy;
		try {
			copy = follow(chat);
		} finally {
			Osgi.context().removeServiceListener(early);
		}
		answer(ask(chat, "question"), chat, "answer");
		TestEngine.get(copy.idle);
		copy.subscription.close();
		assertThat(copy.snapshots).isEqualTo(1);
	}

	@Test
	void aFollowerThatIsTooSlowGetsANewSnapshotAndEndsWithTheSameText() throws Exception {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "question");
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Copy slow = new Copy() {
			@Override
			public void onEvent(ChatEvent event) {
				busy.countDown();
				try {
					Latches.await(release);
				} catch (InterruptedException e) {
					throw new AssertionError(e);
				}
				super.onEvent(event);
			}
		};
		slow.subscription = program.chats().follow(chat.chat(), slow);
		TestEngine.get(slow.first);
		StringBuilder all = new StringBuilder();
		for (int i = 0; i < EventSubscriptions.CAPACITY + 100; i++) {
			call.text(i + " ");
			all.append(i + " ");
			if (i == 0) {
				Latches.await(busy);
			}
		}
		chat.await(TurnChunk.class, _ -> true, EventSubscriptions.CAPACITY + 100);
		release.countDown();
		call.end();
		TestEngine.get(slow.idle);
		assertThat(slow.snapshots).as("it missed events and was told").isGreaterThan(1);
		assertThat(slow.messages).extracting(Message::text).containsExactly("question", all.toString());
		slow.subscription.close();
	}

	@Test
	void aFollowerThatThrowsIsNamedAndHarmsNobody() {
		log.expect("failed; it gets the next event all the same");
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Copy throwing = new Copy() {
			@Override
			public void onEvent(ChatEvent event) {
				super.onEvent(event);
				// Not at the last event: what is logged then might come after the end of the test.
				if (!idle.isDone()) {
					throw new IllegalStateException("faulty follower");
				}
			}
		};
		throwing.subscription = program.chats().follow(chat.chat(), throwing);
		TestEngine.get(throwing.first);
		Copy healthy = follow(chat);
		answer(ask(chat, "question"), chat, "answer");
		TestEngine.get(healthy.idle);
		TestEngine.get(throwing.idle);
		assertThat(healthy.messages).extracting(Message::text).containsExactly("question", "answer");
		healthy.subscription.close();
		throwing.subscription.close();
	}

	@Test
	void aNewEpochBringsANewSnapshot() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		answer(ask(chat, "one"), chat, "to one");
		chat.awaitIdle();
		long before = program.snapshot(id(chat)).lastEventSeq();
		var epoch = program.snapshot(id(chat)).epoch();
		program.restart();
		ChatSnapshot after = program.snapshot(id(chat));
		assertThat(after.epoch()).isNotEqualTo(epoch);
		assertThat(after.lastEventSeq()).isLessThan(before);
	}

	@Test
	void whoFollowsAChatThatDoesNotExistIsTold() {
		World world = program.world("World", "Ada");
		Copy copy = new Copy();
		copy.subscription = program.chats()
				.follow(new ChatAddress(world.getId(), ChatId.random()), copy);
		assertThat(TestEngine.refusal(copy.first)).hasMessageContaining("There is no chat");
	}

	@Test
	void whoFollowsAChatThatIsDeletedIsToldOfTheEnd() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Copy copy = follow(chat);
		TestEngine.get(program.chats().delete(id(chat)));
		assertThat(TestEngine.refusal(copy.idle)).hasMessage("The chat was deleted.");
	}

	@Test
	void evenAFollowerThatThrowsIsToldOfTheEnd() {
		log.expect("failed; it gets the next event all the same");
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Copy throwing = new Copy() {
			@Override
			public void onEvent(ChatEvent event) {
				throw new IllegalStateException("faulty follower");
			}
		};
		throwing.subscription = program.chats().follow(chat.chat(), throwing);
		TestEngine.get(throwing.first);
		TestEngine.get(program.chats().delete(id(chat)));
		assertThat(TestEngine.refusal(throwing.idle)).hasMessage("The chat was deleted.");
	}

	@Test
	void afterClosingNoSnapshotComes() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		// The session's own thread is held up, so that the first snapshot has to wait.
		ServiceRegistration<?> holding = handle(Topics.allOf(chat.chat()), _ -> {
			asked.countDown();
			awaitOrFail(release);
		});
		program.chats().rename(id(chat), "held up");
		Latches.await(asked);
		Copy copy = new Copy();
		copy.subscription = program.chats().follow(chat.chat(), copy);
		copy.subscription.close();
		holding.unregister();
		release.countDown();
		program.snapshot(id(chat));
		assertThatThrownBy(() -> copy.first.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
	}

	@Test
	void aFollowerThatThrowsAtItsFirstSnapshotIsNamedAndGetsTheEvents() {
		// By whoever hands it its first snapshot: the follow itself, or the queue of an event that was there first.
		log.expect("failed; it gets ");
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		Copy throwing = new Copy() {
			@Override
			public void onSnapshot(ChatSnapshot snapshot) {
				super.onSnapshot(snapshot);
				throw new IllegalStateException("faulty follower");
			}
		};
		throwing.subscription = program.chats().follow(chat.chat(), throwing);
		TestEngine.get(throwing.first);
		answer(ask(chat, "question"), chat, "answer");
		TestEngine.get(throwing.idle);
		throwing.subscription.close();
	}

	@Test
	void aHandlerThatInterruptsTheSessionsThreadBreaksNoStep() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		ServiceRegistration<?> interrupting = handle(Topics.allOf(chat.chat()), _ -> Thread.currentThread().interrupt());
		answer(ask(chat, "one"), chat, "to one");
		answer(ask(chat, "two"), chat, "to two");
		chat.awaitIdle(2);
		interrupting.unregister();
		assertThat(program.snapshot(id(chat)).page().messages()).extracting(Message::text).containsExactly("one",
				"to one", "two", "to two");
		chat.assertOrderly();
	}

	private static ServiceRegistration<?> handle(String topics, EventHandler handler) {
		Dictionary<String, Object> properties = new Hashtable<>();
		properties.put(EventConstants.EVENT_TOPIC, topics);
		return Osgi.context().registerService(EventHandler.class, handler, properties);
	}

	private static void awaitOrFail(CountDownLatch latch) {
		try {
			Latches.await(latch);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private Copy follow(ChatRecorder chat) {
		Copy copy = new Copy();
		copy.subscription = program.chats().follow(chat.chat(), copy);
		TestEngine.get(copy.first);
		return copy;
	}

	/** What a window would show: built from a snapshot and the events alone. */
	private static class Copy implements ChatFollower {

		final List<Message> messages = new ArrayList<>();
		final Map<TurnId, StringBuilder> live = new HashMap<>();
		final CompletableFuture<Void> first = new CompletableFuture<>();
		final CompletableFuture<Void> idle = new CompletableFuture<>();
		volatile boolean midStream;
		volatile int snapshots;
		private long lastSeq;
		EventSubscription subscription;

		@Override
		public void onSnapshot(ChatSnapshot snapshot) {
			snapshots++;
			messages.clear();
			messages.addAll(snapshot.page().messages());
			live.clear();
			snapshot.liveTurns().forEach(turn -> live.put(turn.turn().id(), new StringBuilder(turn.text())));
			midStream |= snapshot.liveTurns().stream().anyMatch(turn -> !turn.text().isEmpty());
			lastSeq = snapshot.lastEventSeq();
			first.complete(null);
			if (snapshot.activity() == Activity.IDLE && !messages.isEmpty()) {
				idle.complete(null);
			}
		}

		@Override
		public void onEvent(ChatEvent event) {
			if (event.stamp().eventSeq() != ++lastSeq) {
				idle.completeExceptionally(new AssertionError("expected event " + lastSeq + ", not " + event));
			}
			switch (event) {
				case TurnChunk chunk -> {
					StringBuilder text = live.computeIfAbsent(chunk.turn(), _ -> new StringBuilder());
					if (chunk.offset() != text.length()) {
						idle.completeExceptionally(new AssertionError("a gap or a repetition at " + chunk));
					}
					text.append(chunk.text());
				}
				case MessageCommitted committed -> messages.add(committed.message());
				case TurnEnded ended -> live.remove(ended.turn().id());
				case ActivityChanged changed when changed.activity() == Activity.IDLE -> idle.complete(null);
				default -> {
					// Not shown here.
				}
			}
		}

		@Override
		public void onEnd(RefusedException why) {
			first.completeExceptionally(why);
			idle.completeExceptionally(why);
		}
	}
}
