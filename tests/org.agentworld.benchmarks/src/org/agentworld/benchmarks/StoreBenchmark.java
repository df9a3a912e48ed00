package org.agentworld.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.Store;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many messages a second become durable, each in a transaction of its own whose end is waited for. */
class StoreBenchmark {

	private static final String TEXT = "x".repeat(400);

	@TempDir
	Path folder;

	@Test
	void durableMessagesASecond() throws Exception {
		try (TestEngine program = new TestEngine(folder, (_, _) -> null)) {
			World world = program.world("World", "Ada");
			append(program, world, 64, 100);
			System.out.printf("%n| durable messages, 400 characters each | a second |%n| --- | ---: |%n");
			for (int chats : new int[] { 1, 8, 64 }) {
				double[] rounds = new double[5];
				for (int i = 0; i < rounds.length; i++) {
					rounds[i] = append(program, world, chats, 4000 / chats);
				}
				System.out.printf("| %d chats at once | %,.0f |%n", chats, new Measured(rounds).median());
			}
		}
	}

	private static double append(TestEngine program, World world, int chats, int messages) throws InterruptedException {
		List<ChatAddress> addresses = new ArrayList<>();
		for (int i = 0; i < chats; i++) {
			addresses.add(program.chat(world, "chat"));
		}
		List<Thread> writers = new ArrayList<>();
		long start = System.nanoTime();
		for (ChatAddress chat : addresses) {
			writers.add(Thread.ofVirtual().start(() -> {
				for (int position = 1; position <= messages; position++) {
					TestEngine.get(program.store().commit(chat.chat(), List.of(message(chat.chat(), position))));
				}
			}));
		}
		for (Thread writer : writers) {
			writer.join();
		}
		return chats * messages / ((System.nanoTime() - start) / 1e9);
	}

	/** Fills a chat quickly: many messages in each transaction. */
	static void fill(Store store, ChatId chat, int messages) {
		for (int position = 1; position <= messages;) {
			List<ChatChange> changes = new ArrayList<>();
			for (int i = 0; i < 1000 && position <= messages; i++) {
				changes.add(message(chat, position++));
			}
			TestEngine.get(store.commit(chat, changes));
		}
	}

	private static ChatChange message(ChatId chat, long position) {
		return new ChatChange.AppendMessage(new Message(MessageId.random(), chat, position, Role.HUMAN, Optional.empty(),
				"", List.of(new ContentPart.Text(TEXT)), Optional.empty(), Instant.now()), Set.of());
	}
}
