package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.Rename;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.junit.jupiter.api.Test;

class GroupCommitTest extends OpenStore {

	private static final int CHATS = 64;
	private static final int MESSAGES = 20;

	@Test
	void sixtyFourChatsCommitTogetherAndEachHasExactlyItsOwnRows_REQ_9() throws Exception {
		List<ChatId> chats = new ArrayList<>();
		List<List<Message>> written = new ArrayList<>();
		for (int i = 0; i < CHATS; i++) {
			ChatId chat = fruit.newChat("chat " + i);
			chats.add(chat);
			List<Message> messages = new ArrayList<>();
			for (int position = 1; position <= MESSAGES; position++) {
				messages.add(human(chat, position, "chat " + i + " message " + position));
			}
			written.add(messages);
		}
		CyclicBarrier barrier = new CyclicBarrier(CHATS);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> writers = new ArrayList<>();
			for (List<Message> messages : written) {
				writers.add(threads.submit(() -> {
					barrier.await(10, TimeUnit.SECONDS);
					for (Message message : messages) {
						fruit.commit(message.chat(), new AppendMessage(message, Set.of(fruit.ann)));
					}
					return null;
				}));
			}
			for (Future<?> writer : writers) {
				writer.get(30, TimeUnit.SECONDS);
			}
		}
		for (int i = 0; i < CHATS; i++) {
			assertThat(store.page(chats.get(i), Long.MAX_VALUE, 1000).messages()).isEqualTo(written.get(i));
			assertThat(store.memory(chats.get(i), fruit.ann, Long.MAX_VALUE, 1000)).isEqualTo(written.get(i));
		}
		assertThat(store.search(fruit.id(), "message 20", 1000)).hasSize(CHATS);
	}

	@Test
	void oneRefusedListLeavesTheOthersOfItsGroupAlone() throws Exception {
		ChatId good = fruit.newChat("good");
		ChatId bad = fruit.newChat("bad");
		ChatId deleted = fruit.newChat("deleted");
		store.deleteChat(deleted);
		fruit.say(bad, 1, "taken");
		List<CompletableFuture<Void>> refused = new ArrayList<>();
		List<CompletableFuture<Void>> kept = new ArrayList<>();
		for (int i = 1; i <= 50; i++) {
			refused.add(store.commit(bad, List.of(new Rename("half"), append(bad, 1))));
			kept.add(store.commit(good, List.of(append(good, i))));
			refused.add(store.commit(deleted, List.of(append(deleted, i))));
		}
		for (CompletableFuture<Void> future : kept) {
			future.get(10, TimeUnit.SECONDS);
		}
		for (int i = 0; i < refused.size(); i++) {
			CompletableFuture<Void> future = refused.get(i);
			assertRefused(i % 2 == 0 ? Kind.CONFLICT : Kind.NOT_FOUND, () -> {
				try {
					future.get(10, TimeUnit.SECONDS);
				} catch (ExecutionException e) {
					throw e.getCause();
				}
			});
		}
		assertThat(store.page(good, Long.MAX_VALUE, 1000).messages()).hasSize(50);
		assertThat(store.chat(bad).orElseThrow().getName()).isEqualTo("bad");
	}

	@Test
	void callersCodeThatHangsOnAFutureHoldsNobodyUp() throws Exception {
		ChatId slow = fruit.newChat("slow");
		ChatId quick = fruit.newChat("quick");
		CountDownLatch release = new CountDownLatch(1);
		AtomicReference<Thread> ranOn = new AtomicReference<>();
		CompletableFuture<Void> stuck = store.commit(slow, List.of(append(slow, 1))).thenRun(() -> {
			ranOn.set(Thread.currentThread());
			try {
				release.await(5, TimeUnit.SECONDS); // if this is the writer, let it go on and the test fail
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		});
		for (int i = 1; i <= 10; i++) {
			fruit.commit(quick, append(quick, i));
		}
		release.countDown();
		stuck.get(10, TimeUnit.SECONDS);
		assertThat(ranOn.get().getName()).doesNotContain("writer");
	}

	@Test
	void anInterruptedCallerDoesNotHarmTheStore() throws Exception {
		ChatId chat = fruit.newChat("chat");
		AtomicReference<Boolean> flagAfterWrite = new AtomicReference<>();
		Thread caller = Thread.ofVirtual().start(() -> {
			Thread.currentThread().interrupt();
			try {
				store.clearMemory(fruit.id(), fruit.ann, Optional.of(chat));
				flagAfterWrite.set(Thread.currentThread().isInterrupted());
				assertRefused(Kind.OTHER, () -> store.worlds()).contains("stopped");
				flagAfterWrite.set(flagAfterWrite.get() && Thread.currentThread().isInterrupted());
			} catch (StoreException e) {
				throw new AssertionError(e);
			}
		});
		caller.join();
		assertThat(flagAfterWrite.get()).as("the interrupt flag is kept by writes and reads").isTrue();
		assertThat(store.worlds()).hasSize(1);
	}

	private static AppendMessage append(ChatId chat, long position) {
		return new AppendMessage(human(chat, position, "message"), Set.of());
	}
}
