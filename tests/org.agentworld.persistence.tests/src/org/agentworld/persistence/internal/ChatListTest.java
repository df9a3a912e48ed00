package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Migrations;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.Archive;
import org.agentworld.spi.store.ChatChange.CutMessages;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatChange.DismissTurn;
import org.agentworld.spi.store.ChatChange.MarkSeen;
import org.agentworld.spi.store.ChatChange.Pin;
import org.agentworld.spi.store.ChatChange.PutQueue;
import org.agentworld.spi.store.ChatChange.PutTurn;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.spi.store.StoreException;
import org.junit.jupiter.api.Test;

/** How chats are listed, and what of them concerns a person. */
class ChatListTest extends OpenStore {

	@Test
	void pinnedChatsComeFirstOverAllPagesAndArchivedOnesOnRequest() throws StoreException {
		List<ChatId> plain = new ArrayList<>();
		List<ChatId> pinned = new ArrayList<>();
		List<ChatId> archived = new ArrayList<>();
		for (int i = 0; i < 24; i++) {
			ChatId chat = fruit.newChat("chat " + i);
			switch (i % 4) {
				case 0 -> {
					fruit.commit(chat, new Pin(true));
					pinned.addFirst(chat);
				}
				case 1 -> {
					fruit.commit(chat, new Archive(true));
					archived.addFirst(chat);
				}
				default -> plain.addFirst(chat);
			}
		}
		ChatId talking = pinned.removeLast();
		pinned.addFirst(talking);
		fruit.say(talking, 1, "the newest message of all");
		List<ChatId> listed = new ArrayList<>(pinned);
		listed.addAll(plain);

		for (int limit : List.of(1, 3, 4, 6, 7, 100)) {
			assertThat(paged(false, limit)).as("pages of %s", limit).isEqualTo(listed);
			assertThat(paged(true, limit)).as("with archived ones, pages of %s", limit).hasSize(24)
					.doesNotHaveDuplicates().containsAll(archived).startsWith(pinned.toArray(ChatId[]::new));
		}

		fruit.commit(talking, new Pin(false));
		fruit.commit(archived.getFirst(), new Archive(false));
		assertThat(paged(false, 5)).hasSize(19).startsWith(pinned.subList(1, 6).toArray(ChatId[]::new))
				.containsSubsequence(pinned.getLast(), talking).contains(archived.getFirst());
	}

	@Test
	void chatsAreFoundByAPartOfTheirNameInAnyCase() throws StoreException {
		ChatId old = fruit.newChat("ÄPFEL 100%");
		ChatId pears = fruit.newChat("Pears");
		fruit.newChat("100 plums");
		ChatId hidden = fruit.newChat("more äpfel");
		fruit.commit(hidden, new Archive(true));
		fruit.commit(pears, new Pin(true));

		assertThat(ids(store.findChats(fruit.id(), "äpf", false, 9))).containsExactly(old);
		assertThat(ids(store.findChats(fruit.id(), "äpf", true, 9))).containsExactly(hidden, old);
		assertThat(ids(store.findChats(fruit.id(), "0%", true, 9))).as("literally").containsExactly(old);
		assertThat(ids(store.findChats(fruit.id(), "p", false, 1))).containsExactly(pears);
	}

	@Test
	void whatWasSeenNeverGoesBack() throws StoreException {
		ChatId chat = fruit.newChat("chat");
		fruit.commit(chat, new MarkSeen(5));
		fruit.commit(chat, new MarkSeen(3));
		assertThat(store.chat(chat).orElseThrow().getSeenPosition()).isEqualTo(5);
	}

	@Test
	void onlyChatsWithSomethingOpenConcernAPerson() throws StoreException {
		ChatId silent = fruit.newChat("silent");
		fruit.say(silent, 1, "nobody answered, and I know what I said");

		ChatId unread = fruit.newChat("unread");
		fruit.say(unread, 1, "hello");
		Message answer = answer(unread, 2);
		ChatId queued = fruit.newChat("queued");
		fruit.commit(queued, new PutQueue(new Queue(List.of(
				new QueuedMessage(MessageId.random(), List.of(new ContentPart.Text("x")), TIME)), true)));
		ChatId working = fruit.newChat("working");
		fruit.request(fruit.say(working, 1, "hello"), 1);
		ChatId waiting = fruit.newChat("waiting");
		Turn asks = fruit.request(fruit.say(waiting, 1, "hello"), 1).in(TurnState.CALLING_MODEL);
		fruit.commit(waiting, new PutTurn(asks), new PutTurn(asks.in(TurnState.WAITING_FOR_PERSON)));
		ChatId failed = fruit.newChat("failed");
		Turn failure = TestWorld.failed(fruit.request(fruit.say(failed, 1, "hello"), 1));
		fruit.commit(failed, new PutTurn(failure));
		ChatId deleted = fruit.newChat("deleted");
		answer(deleted, 1);
		store.deleteChat(deleted);

		assertThat(store.concerns()).containsExactly(
				new ChatConcern(address(unread), Activity.IDLE, 0, 2, 0, Set.of()),
				new ChatConcern(address(queued), Activity.IDLE, 1, 0, 0, Set.of()),
				new ChatConcern(address(working), Activity.WORKING, 0, 0, 0, Set.of()),
				new ChatConcern(address(waiting), Activity.WAITING_FOR_PERSON, 0, 0, 0, Set.of()),
				new ChatConcern(address(failed), Activity.IDLE, 0, 0, 0, Set.of(failure.id())));

		fruit.commit(failed, new DismissTurn(failure.id()));
		fruit.commit(queued, new PutQueue(Queue.EMPTY));
		fruit.commit(unread, new CutMessages(CutReason.DELETE, List.of(answer.id())));
		assertThat(store.concerns()).extracting(ChatConcern::chat).containsExactly(address(working), address(waiting));
		answer(unread, 3);
		fruit.commit(unread, new MarkSeen(3));
		assertThat(store.concerns()).hasSize(2);
	}

	@Test
	void inAnOldDatabaseAllWasSeenAndNothingIsPinned() throws Exception {
		ChatId chat = ChatId.random();
		store.close();
		Path database = folder.resolve("agentworld.db");
		Files.delete(database);
		try (Sql sql = Connections.writing(database)) {
			Migrations.apply(sql, 2);
			sql.run("""
					INSERT INTO world (id, name, name_key, revision, description, turn_limit, answer_order, connection, model)
						VALUES ('%1$s', 'Fruit', 'fruit', 1, '', 5, 'ONE_AFTER_THE_OTHER', 'offline', '');
					INSERT INTO chat (number, id, world, name, revision, created_at, last_message_at, last_position)
						VALUES (1, '%2$s', '%1$s', 'old', 1, 0, 1, 1);
					INSERT INTO message (number, id, chat, position, role, author_name, created_at)
						VALUES (1, '%3$s', 1, 1, 'HUMAN', '', 1);
					""".formatted(fruit.id(), chat, MessageId.random()));
		}
		reopen();
		Chat migrated = store.chat(chat).orElseThrow();
		assertThat(migrated.getSeenPosition()).isEqualTo(1);
		assertThat(migrated.isPinned() || migrated.isArchived()).isFalse();
		assertThat(store.concerns()).isEmpty();
		assertThat(ids(store.chats(fruit.id(), false, Optional.empty(), 9))).containsExactly(chat);
	}

	private Message answer(ChatId chat, long position) throws StoreException {
		Message message = new Message(MessageId.random(), chat, position, Role.AGENT, Optional.of(fruit.ann), "Ann",
				List.of(new ContentPart.Text("yes")), Optional.empty(), TIME.plusSeconds(position));
		fruit.commit(chat, new AppendMessage(message, Set.of()));
		return message;
	}

	private ChatAddress address(ChatId chat) {
		return new ChatAddress(fruit.id(), chat);
	}

	private List<ChatId> paged(boolean archived, int limit) throws StoreException {
		List<ChatId> found = new ArrayList<>();
		for (List<Chat> page = store.chats(fruit.id(), archived, Optional.empty(), limit); !page.isEmpty(); page = store
				.chats(fruit.id(), archived, Optional.of(found.getLast()), limit)) {
			found.addAll(ids(page));
		}
		return found;
	}

	private static List<ChatId> ids(List<Chat> chats) {
		return chats.stream().map(Chat::getId).toList();
	}
}
