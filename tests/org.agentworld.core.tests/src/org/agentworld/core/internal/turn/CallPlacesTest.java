package org.agentworld.core.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.agentworld.core.internal.turn.CallPlaces.Place;
import org.agentworld.events.id.ChatId;
import org.junit.jupiter.api.Test;

class CallPlacesTest {

	private final CallPlaces places = new CallPlaces();
	private final List<ChatId> chats = IntStream.range(0, 5).mapToObj(_ -> ChatId.random()).toList();

	@Test
	void connectionsDoNotConcernEachOther() {
		assertThat(ask("a", 1, 0)).isDone();
		assertThat(ask("b", 1, 1)).isDone();
		assertThat(ask("a", 1, 1)).isNotDone();
	}

	@Test
	void withoutALimitNobodyWaits() {
		for (int i = 0; i < 1000; i++) {
			assertThat(ask("a", 0, i % 5)).isDone();
		}
	}

	@Test
	void aHigherLimitLetsInThoseThatWait() {
		ask("a", 1, 0);
		CompletableFuture<Place> waiting = ask("a", 1, 1);
		assertThat(waiting).isNotDone();
		ask("a", 3, 2);
		assertThat(waiting).isDone();
	}

	@Test
	void whoeverIsInterruptedWhileThePlaceComesGivesItBack() throws Exception {
		Place taken = ask("a", 1, 0).get();
		CompletableFuture<Place> interrupted = ask("a", 1, 1);
		CompletableFuture<Place> next = ask("a", 1, 2);
		Thread.currentThread().interrupt();
		assertThatThrownBy(() -> places.await(interrupted, "a", chats.get(1))).isInstanceOf(InterruptedException.class);
		taken.close();
		assertThat(interrupted).isNotDone();
		assertThat(next).isDone();
	}

	@Test
	void aPlaceIsGivenBackOnce() throws Exception {
		Place first = ask("a", 1, 0).get();
		CompletableFuture<Place> second = ask("a", 1, 1);
		CompletableFuture<Place> third = ask("a", 1, 2);
		first.close();
		first.close();
		assertThat(second).isDone();
		assertThat(third).isNotDone();
		second.get().close();
		third.get().close();
		Place free = places.askIfFree("a", 1, chats.get(3), () -> {
		}).orElseThrow();
		free.close();
		CompletableFuture<Place> last = ask("a", 1, 0);
		free.close();
		assertThat(last).isDone();
		assertThat(ask("a", 1, 1)).isNotDone();
	}

	/** Never more than allowed, never a free place while somebody waits, and in the end everybody had one. */
	@Test
	void randomComingAndGoing() throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("CallPlacesTest seed " + seed);
		Random random = new Random(seed);
		int allowed = 3;
		List<CompletableFuture<Place>> all = new ArrayList<>();
		List<CompletableFuture<Place>> held = new ArrayList<>();
		for (int step = 0; step < 5_000; step++) {
			List<CompletableFuture<Place>> running = held.stream().filter(CompletableFuture::isDone).toList();
			assertThat(running.size()).isEqualTo(Math.min(allowed, held.size()));
			if (random.nextBoolean() || running.isEmpty()) {
				CompletableFuture<Place> asked = ask("a", allowed, random.nextInt(chats.size()));
				all.add(asked);
				held.add(asked);
			} else {
				CompletableFuture<Place> done = running.get(random.nextInt(running.size()));
				held.remove(done);
				done.get().close();
			}
		}
		while (!held.isEmpty()) {
			CompletableFuture<Place> done = held.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow();
			held.remove(done);
			done.get().close();
		}
		assertThat(all).allMatch(CompletableFuture::isDone);
	}

	private CompletableFuture<Place> ask(String connection, int allowed, int chat) {
		return places.ask(connection, allowed, chats.get(chat));
	}
}
