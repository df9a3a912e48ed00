package org.agentworld.events.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.EventStamp;
import org.agentworld.events.Topics;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.WorldEvent.WorldChanged;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Osgi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class EventSubscriptionsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final WorldId world = WorldId.random();
	private final ChatAddress apples = new ChatAddress(world, ChatId.random());
	private final ChatAddress bananas = new ChatAddress(world, ChatId.random());
	private final SessionEpoch epoch = SessionEpoch.random();

	private final EventAdmin eventAdmin = Osgi.service(EventAdmin.class);
	private final EventPublisher publisher = new EventPublisher(eventAdmin, Osgi.context());
	private final EventSubscriptions subscriptions = new EventSubscriptions(Osgi.context());

	@Test
	void aSubscriberGetsTheEventsOfItsChatInOrderAndNoOther() throws InterruptedException {
		Recorder<ChatEvent> ofApples = new Recorder<>();
		Recorder<ChatEvent> ofBananas = new Recorder<>();
		try (var _ = subscriptions.subscribe(apples, ofApples); var _ = subscriptions.subscribe(bananas, ofBananas)) {
			for (int i = 1; i <= 100; i++) {
				publisher.publish(renamed(apples, i));
				publisher.publish(renamed(bananas, i));
			}
			for (int i = 1; i <= 100; i++) {
				assertThat(ofApples.next()).isEqualTo(renamed(apples, i));
				assertThat(ofBananas.next()).isEqualTo(renamed(bananas, i));
			}
		}
		assertThat(ofApples.events).isEmpty();
		assertThat(ofBananas.events).isEmpty();
	}

	@Test
	void aWorldsSubscriberGetsNoEventOfItsChats() throws InterruptedException {
		Recorder<WorldEvent> ofWorld = new Recorder<>();
		WorldChanged changed = new WorldChanged(world, Instant.EPOCH);
		try (var _ = subscriptions.subscribe(world, ofWorld)) {
			publisher.publish(renamed(apples, 1));
			publisher.publish(changed);
			assertThat(ofWorld.next()).isEqualTo(changed);
		}
		assertThat(ofWorld.events).isEmpty();
	}

	@Test
	void anOverviewGetsTheEventsOfAllWorldsAndChatsButNoneThatAreStreamed() throws InterruptedException {
		ChatAddress elsewhere = new ChatAddress(WorldId.random(), ChatId.random());
		WorldChanged changed = new WorldChanged(elsewhere.world(), Instant.EPOCH);
		Recorder<Object> overview = new Recorder<>();
		try (var _ = subscriptions.subscribeToOverview(overview)) {
			publisher.publish(renamed(apples, 1));
			publisher.publish(chunk(2));
			publisher.publish(renamed(elsewhere, 1));
			publisher.publish(changed);
			assertThat(overview.next()).isEqualTo(renamed(apples, 1));
			assertThat(overview.next()).isEqualTo(renamed(elsewhere, 1));
			assertThat(overview.next()).isEqualTo(changed);
		}
		assertThat(overview.events).isEmpty();
	}

	@Test
	void afterCloseNothingComesAndOthersStillListen() throws InterruptedException {
		Recorder<ChatEvent> closed = new Recorder<>();
		Recorder<ChatEvent> open = new Recorder<>();
		EventSubscription first = subscriptions.subscribe(apples, closed);
		try (var _ = subscriptions.subscribe(apples, open)) {
			first.close();
			first.close();
			publisher.publish(renamed(apples, 1));
			assertThat(open.next()).isEqualTo(renamed(apples, 1));
		}
		assertThat(closed.events).isEmpty();
	}

	@Test
	void aThrowingListenerIsNamedAndGetsTheNextEvent() throws InterruptedException {
		log.expect("failed; it gets the next event all the same");
		Recorder<ChatEvent> healthy = new Recorder<>();
		Recorder<ChatEvent> faulty = new Recorder<>() {
			@Override
			public void onEvent(ChatEvent event) {
				super.onEvent(event);
				if (event.equals(renamed(apples, 1))) {
					throw new IllegalStateException("faulty");
				}
			}
		};
		try (var _ = subscriptions.subscribe(apples, faulty); var _ = subscriptions.subscribe(apples, healthy)) {
			publisher.publish(renamed(apples, 1));
			publisher.publish(renamed(apples, 2));
			assertThat(faulty.next()).isEqualTo(renamed(apples, 1));
			assertThat(faulty.next()).isEqualTo(renamed(apples, 2));
			assertThat(healthy.next()).isEqualTo(renamed(apples, 1));
			assertThat(healthy.next()).isEqualTo(renamed(apples, 2));
		}
	}

	@Test
	void aListenerThatThrowsAnErrorOrWhatItDoesNotDeclareGetsTheNextEvent() throws InterruptedException {
		log.expect("failed; it gets the next event all the same");
		Recorder<ChatEvent> faulty = new Recorder<>() {
			@Override
			public void onEvent(ChatEvent event) {
				super.onEvent(event);
				if (event.stamp().eventSeq() == 1) {
					throw new StackOverflowError("faulty");
				}
				// Not at the last event: what is logged then might come after the end of the test.
				if (event.stamp().eventSeq() == 2) {
					EventSubscriptionsTest.<RuntimeException>sneak(new IOException("undeclared"));
				}
			}
		};
		try (var _ = subscriptions.subscribe(apples, faulty)) {
			for (int i = 1; i <= 3; i++) {
				publisher.publish(renamed(apples, i));
				assertThat(faulty.next()).isEqualTo(renamed(apples, i));
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> void sneak(Throwable undeclared) throws X {
		throw (X) undeclared;
	}

	@Test
	void aSlowListenerDelaysNobodyAndLearnsThatItMissedEvents() throws InterruptedException {
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Recorder<ChatEvent> slow = new Recorder<>() {
			@Override
			public void onEvent(ChatEvent event) {
				busy.countDown();
				await(release);
				super.onEvent(event);
			}
		};
		try (var _ = subscriptions.subscribe(apples, slow)) {
			publisher.publish(chunk(1));
			await(busy);
			for (int i = 2; i <= EventSubscriptions.CAPACITY + 3; i++) {
				publisher.publish(chunk(i));
			}
			release.countDown();
			assertThat(slow.next().stamp().eventSeq()).isEqualTo(1);
			assertThat(slow.overflows.poll(10, TimeUnit.SECONDS)).as("told of the overflow").isNotNull();
			assertThat(slow.next().stamp().eventSeq()).isEqualTo(EventSubscriptions.CAPACITY + 2L);
			assertThat(slow.next().stamp().eventSeq()).isEqualTo(EventSubscriptions.CAPACITY + 3L);
		}
	}

	@Test
	void anEventWhoseTopicAndPayloadDisagreeIsRefusedAndReported_REQ_13() throws InterruptedException {
		log.expect("its payload belongs on");
		log.expect("its payload is missing");
		log.expect("its payload is java.lang.String");
		Recorder<ChatEvent> ofApples = new Recorder<>();
		try (var _ = subscriptions.subscribe(apples, ofApples)) {
			eventAdmin.sendEvent(new Event(Topics.of(renamed(apples, 1)), Map.of("payload", renamed(bananas, 1))));
			eventAdmin.sendEvent(new Event(Topics.of(renamed(apples, 1)), Map.of()));
			eventAdmin.sendEvent(new Event(Topics.of(renamed(apples, 1)), Map.of("payload", "text")));
			publisher.publish(renamed(apples, 2));
			assertThat(ofApples.next()).isEqualTo(renamed(apples, 2));
		}
	}

	@Test
	void anEventWithoutAChatCannotBeMade_REQ_13() {
		assertThatThrownBy(() -> new ChatAddress(world, null)).isInstanceOf(NullPointerException.class)
				.hasMessageContaining("id of its chat");
		assertThatThrownBy(() -> new ChatRenamed(null, new EventStamp(epoch, 1, Instant.EPOCH), "x"))
				.isInstanceOf(NullPointerException.class).hasMessageContaining("chat's address");
		assertThatThrownBy(() -> subscriptions.subscribe((ChatAddress) null, new Recorder<>()))
				.isInstanceOf(NullPointerException.class).hasMessageContaining("subscribe needs the chat");
	}

	private ChatRenamed renamed(ChatAddress chat, long seq) {
		return new ChatRenamed(chat, new EventStamp(epoch, seq, Instant.EPOCH), "name " + seq);
	}

	private final TurnId turn = TurnId.random();

	private TurnChunk chunk(int seq) {
		return new TurnChunk(apples, new EventStamp(epoch, seq, Instant.EPOCH), turn, seq, "x");
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private static class Recorder<E> implements EventListener<E> {
		final LinkedBlockingQueue<E> events = new LinkedBlockingQueue<>();
		final LinkedBlockingQueue<Boolean> overflows = new LinkedBlockingQueue<>();

		@Override
		public void onEvent(E event) {
			events.add(event);
		}

		@Override
		public void onOverflow() {
			overflows.add(true);
		}

		E next() throws InterruptedException {
			E event = events.poll(10, TimeUnit.SECONDS);
			assertThat(event).as("an event within ten seconds").isNotNull();
			return event;
		}
	}
}
