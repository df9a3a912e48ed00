package org.agentworld.persistence.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.CutMessages;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatChange.RestoreMessages;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/**
 * Another process that has a store open; started by {@link ChildProcess}, outside of OSGi. {@code hold <folder>} keeps
 * it until its input ends; {@code commit <folder>} writes to all chats of all worlds at once, prints the chat and
 * position of each message that is durable, and ends only by a fault. {@code past <folder>} does the same with operations on
 * the past, and prints before each what the log of the chat is to be, and afterwards that it is.
 */
final class StoreProcess {

	public static void main(String[] args) throws Exception {
		try (Store store = new SqliteStoreFactory().open(Path.of(args[1]))) {
			System.out.println("open");
			if (args[0].equals("hold")) {
				System.in.read();
			} else if (args[0].equals("past")) {
				changeThePastForEver(store);
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

	/** Grows each log, cuts its end and puts that back or writes another end in its place. */
	private static void changeThePastForEver(Store store) throws StoreException {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Chat chat : store.chats(store.worlds().getFirst().getId(), false, Optional.empty(), 100)) {
				threads.submit(() -> {
					List<AppendMessage> log = new ArrayList<>();
					for (long position = 1;; position += 3) {
						AppendMessage one = plain(chat.getId(), position);
						AppendMessage two = plain(chat.getId(), position + 1);
						AppendMessage three = plain(chat.getId(), position + 2);
						commit(store, chat.getId(), log, List.of(one, two), List.of(one, two));
						List<MessageId> end = List.of(one.message().id(), two.message().id());
						List<AppendMessage> before = log.subList(0, log.size() - 2);
						commit(store, chat.getId(), new ArrayList<>(before), List.of(), List.of(new CutMessages(CutReason.DELETE, end)));
						commit(store, chat.getId(), log, List.of(), List.of(new RestoreMessages(end)));
						log.removeLast();
						commit(store, chat.getId(), log, List.of(three),
								List.of(new CutMessages(CutReason.EDIT, List.of(two.message().id())), three));
					}
				});
			}
		}
	}

	/** @param log what it is before what is appended */
	private static void commit(Store store, ChatId chat, List<AppendMessage> log, List<AppendMessage> appended,
			List<ChatChange> changes) throws Exception {
		log.addAll(appended);
		String expected = log.stream().map(one -> one.message().id().toString()).collect(Collectors.joining(","));
		System.out.println(chat + " wants " + expected);
		store.commit(chat, changes).get();
		System.out.println(chat + " has " + expected);
	}

	private static AppendMessage plain(ChatId chat, long position) {
		return new AppendMessage(new Message(MessageId.random(), chat, position, Role.HUMAN, Optional.empty(), "You",
				List.of(new ContentPart.Text("message " + position)), Optional.empty(), Instant.now()), Set.of());
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
