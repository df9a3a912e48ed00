package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.ended;
import static org.agentworld.persistence.internal.TestWorld.failed;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.AppendTurnText;
import org.agentworld.spi.store.ChatChange.CutMessages;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatChange.DismissTurn;
import org.agentworld.spi.store.ChatChange.PutQueue;
import org.agentworld.spi.store.ChatChange.PutTurn;
import org.agentworld.spi.store.ChatChange.Rename;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.junit.jupiter.api.Test;

/** Hundreds of random operations, restarts among them; then the store must be what a model in memory is. */
class RandomOperationsTest extends OpenStore {

	private static final int OPERATIONS = 1500;

	private final long seed = Long.getLong("seed", System.nanoTime());
	private final Random random = new Random(seed);
	private final List<ExpectedChat> chats = new ArrayList<>();
	private List<AgentId> agents;

	@Test
	void theStoreIsWhatTheModelIs() throws Exception {
		System.out.println("RandomOperationsTest: -Dseed=" + seed);
		agents = List.of(fruit.ann, fruit.bob);
		try {
			createChat();
			for (int i = 0; i < OPERATIONS; i++) {
				operate();
			}
			compare();
			reopen();
			compare();
			close();
			Integrity.check(folder);
		} catch (AssertionError | Exception e) {
			throw new AssertionError("with -Dseed=" + seed, e);
		}
	}

	private void operate() throws StoreException {
		ExpectedChat chat = chats.get(random.nextInt(chats.size()));
		switch (random.nextInt(100)) {
			case 0, 1 -> createChat();
			case 2 -> deleteChat(chat);
			case 3 -> reopen();
			case 4 -> clearMemory(chat);
			case 5 -> compare();
			case 6, 7, 8, 9 -> refuse(chat);
			default -> commit(chat);
		}
	}

	private void createChat() throws StoreException {
		Chat chat = TestWorld.newChat(fruit.id(), "chat " + chats.size(), TIME);
		store.createChat(chat);
		chats.add(new ExpectedChat(chat.getId(), chat.getName()));
	}

	private void deleteChat(ExpectedChat chat) throws StoreException {
		if (chats.size() > 1) {
			store.deleteChat(chat.id);
			chats.remove(chat);
		}
	}

	private void clearMemory(ExpectedChat chat) throws StoreException {
		AgentId agent = any(agents);
		boolean everywhere = random.nextInt(4) == 0;
		store.clearMemory(fruit.id(), agent, everywhere ? Optional.empty() : Optional.of(chat.id));
		for (ExpectedChat cleared : everywhere ? chats : List.of(chat)) {
			cleared.floors.put(agent, cleared.lastPosition);
		}
	}

	/** A list whose last change is wrong: none of it must be seen. */
	private void refuse(ExpectedChat chat) {
		ChatChange wrong = switch (random.nextInt(3)) {
			case 0 -> new AppendMessage(human(chat.id, Math.max(1, chat.lastPosition), "wrong"), Set.of());
			case 1 -> new CutMessages(CutReason.DELETE, List.of(MessageId.random()));
			default -> new PutTurn(
					Turn.requested(chat.id, fruit.ann, "Ann", MessageId.random(),
							Exchange.first(MessageId.random()), chat.lastOrdinal + 1, TIME));
		};
		ChatChange rightBefore = new Rename("wrong");
		ChatChange alsoBefore = wrong instanceof AppendMessage
				? new AppendMessage(human(chat.id, chat.lastPosition + 1, "wrong before"), Set.copyOf(agents))
				: new PutQueue(new Queue(List.of(), !chat.queue.paused()));
		assertRefused(Kind.CONFLICT, () -> TestWorld.commit(store, chat.id, rightBefore, alsoBefore, wrong));
	}

	private void commit(ExpectedChat chat) throws StoreException {
		List<ChatChange> changes = new ArrayList<>();
		for (int i = random.nextInt(3); i >= 0; i--) {
			changes.add(change(chat));
		}
		TestWorld.commit(store, chat.id, changes.toArray(ChatChange[]::new));
	}

	/** One change, which the model has already seen. */
	private ChatChange change(ExpectedChat chat) {
		List<Message> messages = chat.messages();
		List<Turn> running = chat.turns(true);
		int kind = random.nextInt(10);
		if (kind < 2 && !messages.isEmpty()) {
			MessageId trigger = any(messages).id();
			Turn turn = Turn.requested(chat.id, any(agents), "agent", trigger, Exchange.first(trigger), ++chat.lastOrdinal,
					TIME);
			chat.turns.put(turn.id(), turn);
			return new PutTurn(turn);
		}
		if (kind < 5 && !running.isEmpty()) {
			return proceed(chat, any(running));
		}
		if (kind == 5 && messages.size() > 5) {
			List<MessageId> tail = messages.subList(messages.size() - 1 - random.nextInt(3), messages.size()).stream()
					.map(Message::id).toList();
			chat.cut.addAll(tail);
			return new CutMessages(CutReason.DELETE, tail);
		}
		if (kind == 6) {
			chat.name = "name " + random.nextInt();
			chat.revision++;
			return new Rename(chat.name);
		}
		if (kind == 7) {
			chat.queue = new Queue(IntStream.range(0, random.nextInt(3)).mapToObj(_ -> new QueuedMessage(
					MessageId.random(), content(), TIME)).toList(), random.nextBoolean());
			return new PutQueue(chat.queue);
		}
		if (kind == 8) {
			List<Turn> failed = chat.turns(false).stream().filter(turn -> turn.state().offersRetry()).toList();
			if (!failed.isEmpty()) {
				Turn turn = any(failed);
				chat.dismissed.add(turn.id());
				return new DismissTurn(turn.id());
			}
		}
		chat.lastPosition += 1 + random.nextInt(2);
		AppendMessage append = new AppendMessage(human(chat.id, chat.lastPosition, content()),
				Set.copyOf(agents.subList(0, random.nextInt(3))));
		chat.log.put(chat.lastPosition, append);
		return append;
	}

	private ChatChange proceed(ExpectedChat chat, Turn turn) {
		if (random.nextBoolean()) {
			String saved = chat.texts.getOrDefault(turn.id(), "");
			String more = text();
			chat.texts.put(turn.id(), saved + more);
			return new AppendTurnText(turn.id(), TextKind.ANSWER, saved.length(), more);
		}
		Turn last = random.nextBoolean() ? failed(turn) : ended(turn, turn.trigger());
		chat.turns.put(turn.id(), last);
		return new PutTurn(last);
	}

	private void compare() throws StoreException {
		assertThat(store.chats(fruit.id(), false, Optional.empty(), 1000).stream().map(Chat::getId))
				.containsExactlyInAnyOrderElementsOf(chats.stream().map(chat -> chat.id).toList());
		assertThat(store.chatsWithUnfinishedTurns()).containsExactlyInAnyOrderElementsOf(
				chats.stream().filter(chat -> !chat.turns(true).isEmpty()).map(chat -> chat.id).toList());
		Map<ChatId, List<Message>> found = new HashMap<>();
		for (Message message : store.search(fruit.id(), "NEEDLE", 10_000)) {
			found.computeIfAbsent(message.chat(), _ -> new ArrayList<>()).add(message);
		}
		for (ExpectedChat chat : chats) {
			chat.compareWith(store, agents);
			for (Message message : chat.messages()) {
				for (ContentPart.Attachment file : message.attachments()) {
					assertThat(store.attachment(file.id()).map(AttachmentId::of)).contains(file.id());
				}
			}
			List<Message> hits = found.getOrDefault(chat.id, new ArrayList<>());
			hits.sort(Comparator.comparing(Message::position));
			assertThat(hits).isEqualTo(chat.messages().stream().filter(RandomOperationsTest::hasNeedle).toList());
		}
	}

	private static boolean hasNeedle(Message message) {
		return message.text().contains("needle")
				|| message.attachments().stream().anyMatch(file -> file.name().contains("needle"));
	}

	/** A text, and sometimes one of a few files, so that some are named often. */
	private List<ContentPart> content() {
		ContentPart text = new ContentPart.Text(text());
		if (random.nextInt(4) > 0) {
			return List.of(text);
		}
		byte[] file = ("file " + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
		try {
			return List.of(new ContentPart.Attachment(store.putAttachment(file), text(), "text/plain", file.length), text);
		} catch (StoreException e) {
			throw new AssertionError(e);
		}
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(20); i > 0; i--) {
			text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
		}
		return random.nextInt(5) == 0 ? text + "needle" : text.toString();
	}

	private <T> T any(List<T> list) {
		return list.get(random.nextInt(list.size()));
	}
}
