package org.agentworld.persistence.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/**
 * Another process that has a store open; started by {@link ChildProcess}, outside of OSGi. {@code hold <folder>} keeps
 * it until its input ends; {@code commit <folder>} writes to all chats of all worlds at once, prints the chat and
 * position of each message that is durable, and ends only by a fault.
 */
final class StoreProcess {

	public static void main(String[] args) throws Exception {
		try (Store store = new SqliteStoreFactory().open(Path.of(args[1]))) {
			System.out.println("open");
			if (args[0].equals("hold")) {
				System.in.read();
			} else {
				commitForEver(store);
			}
		}
	}

	private static void commitForEver(Store store) throws StoreException {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Chat chat : store.chats(store.worlds().getFirst().getId(), false, Optional.empty(), 100)) {
				threads.submit(() -> {
					for (long position = 1;; position++) {
						store.commit(chat.getId(), List.of(message(store, chat.getId(), position))).get();
						System.out.println(chat.getId() + " " + position);
					}
				});
			}
		}
	}

	private static AppendMessage message(Store store, ChatId chat, long position) throws StoreException {
		byte[] file = ("file of " + chat + " " + position).getBytes(StandardCharsets.UTF_8);
		ContentPart attached = new ContentPart.Attachment(store.putAttachment(file), "file.txt", "text/plain", file.length);
		return new AppendMessage(new Message(MessageId.random(), chat, position, Role.HUMAN, Optional.empty(), "You",
				List.of(new ContentPart.Text("message " + position), attached), Optional.empty(), Instant.now()), Set.of());
	}

	private StoreProcess() {
	}
}
