package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.ended;
import static org.agentworld.persistence.internal.TestWorld.failed;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.tables.ChatTable;
import org.agentworld.persistence.internal.tables.ChatTable.Unlisted;
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
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitTest extends OpenStore {

	private ChatId chat;

	@BeforeEach
	void addChat() throws StoreException {
		chat = fruit.newChat("chat");
	}

	@Test
	void everythingOfAMessageComesBack() throws StoreException {
		Turn turn = fruit.request(fruit.say(chat, 1, "hello"), 1);
		Message answer = new Message(MessageId.random(), chat, 4, Role.AGENT, Optional.of(fruit.ann), "Ann then",
				List.of(new ContentPart.Reasoning("hm", Duration.ofMillis(2500)), new ContentPart.Text("one"), new ContentPart.Text("")),
				Optional.of(turn.id()), TIME);
		fruit.commit(chat, new AppendMessage(answer, Set.of()));
		reopen();
		assertThat(store.message(chat, answer.id())).contains(answer);
		assertThat(page().messages()).hasSize(2).endsWith(answer);
		assertThat(store.message(ChatId.random(), answer.id())).isEmpty();
	}

	static Stream<String> hostileTexts() {
		return Stream.of("", " ", "a\u0000b", "\u0000", "\uD83D", "\uDE00\uD83D", "مرحبا \u202E abc", "👩‍👩‍👧",
				"\uFFFE\uFFFF", "'); DROP TABLE message; --", "\r\n\t\u0007", "x".repeat(10 * 1024 * 1024));
	}

	@ParameterizedTest
	@MethodSource("hostileTexts")
	void anyTextComesBackAsItWentIn(String text) throws StoreException {
		Message message = fruit.say(chat, 1, text);
		Turn turn = fruit.request(message, 1);
		Queue queue = new Queue(List.of(new QueuedMessage(MessageId.random(), message.content(), TIME)), true);
		fruit.commit(chat, new Rename(text), new PutQueue(queue),
				new AppendTurnText(turn.id(), TextKind.ANSWER, 0, text));
		reopen();
		ChatState state = store.chatState(chat);
		assertThat(page().messages().equals(List.of(message))).as("the message is equal").isTrue();
		assertThat(state.queue().equals(queue)).as("the queue is equal").isTrue();
		assertThat(state.chat().getName().equals(text)).as("the name is equal").isTrue();
		assertThat(state.unfinishedTurns().equals(List.of(new LiveTurn(turn, text, "")))).as("the turn is equal")
				.isTrue();
	}

	@Test
	void savedTextMayBeSplitInsideOfACharacter() throws StoreException {
		Turn turn = fruit.request(fruit.say(chat, 1, "hello"), 1);
		fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 0, "a\uD83D"));
		fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 2, ""));
		fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 2, "\uDE00b"),
				new AppendTurnText(turn.id(), TextKind.REASONING, 0, "why"));
		assertThat(store.chatState(chat).unfinishedTurns()).containsExactly(new LiveTurn(turn, "a😀b", "why"));
	}

	@Test
	void savedTextMustGoOnWhereItEnds() throws StoreException {
		Turn turn = fruit.request(fruit.say(chat, 1, "hello"), 1);
		fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 0, "abc"));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 2, "x")));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 4, "x")));
		assertThat(store.chatState(chat).unfinishedTurns().getFirst().text()).isEqualTo("abc");
	}

	@Test
	void aTurnIsStoredInEachOfItsStates() throws StoreException {
		Message question = fruit.say(chat, 1, "hello");
		Turn turn = fruit.request(question, 1);
		for (TurnState state : List.of(TurnState.CALLING_MODEL, TurnState.WAITING_FOR_PERSON, TurnState.RUNNING_CALLS,
				TurnState.CALLING_MODEL)) {
			turn = turn.in(state);
			fruit.commit(chat, new PutTurn(turn));
			assertThat(store.turn(chat, turn.id())).contains(turn);
			assertThat(store.chatState(chat).unfinishedTurns()).containsExactly(new LiveTurn(turn, "", ""));
			assertThat(store.chatsWithUnfinishedTurns()).containsExactly(chat);
		}
		Turn last = turn.finished(TurnState.ENDED, Optional.of(question.id()),
				Usage.of(0, Long.MAX_VALUE), Optional.empty(), TIME);
		fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 0, "text"), new PutTurn(last));
		assertThat(store.turn(chat, turn.id())).contains(last);
		assertThat(store.chatsWithUnfinishedTurns()).isEmpty();
		assertThat(store.chatState(chat).unfinishedTurns()).isEmpty();
		assertThat(store.chatState(chat).lastOrdinal()).isEqualTo(1);
		assertThat(page().turns()).containsExactly(last);
	}

	@Test
	void aFinalTurnIsNotWrittenAgain() throws StoreException {
		Turn turn = fruit.request(fruit.say(chat, 1, "hello"), 1);
		fruit.commit(chat, new PutTurn(failed(turn)));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new PutTurn(turn)));
		assertRefused(Kind.CONFLICT,
				() -> fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 0, "late")));
		assertThat(store.turn(chat, turn.id())).contains(failed(turn));
	}

	@Test
	void onlyATurnThatOffersARetryCanBeDismissed() throws StoreException {
		Message question = fruit.say(chat, 1, "hello");
		Turn running = fruit.request(question, 1);
		Turn failed = failed(fruit.request(question, 2));
		Turn ended = ended(fruit.request(question, 3), question.id());
		fruit.commit(chat, new PutTurn(failed), new PutTurn(ended));
		assertThat(page().turns()).containsExactly(failed, ended);
		fruit.commit(chat, new DismissTurn(failed.id()));
		fruit.commit(chat, new DismissTurn(failed.id()));
		assertThat(page().turns()).containsExactly(ended);
		assertThat(store.turn(chat, failed.id())).isEmpty();
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new DismissTurn(running.id())));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new DismissTurn(ended.id())));
		assertThat(store.chatState(chat).lastOrdinal()).isEqualTo(3);
	}

	@Test
	void aListIsAppliedAsAWholeOrNotAtAll() throws StoreException {
		Message first = fruit.say(chat, 1, "first");
		assertRefused(Kind.CONFLICT,
				() -> fruit.commit(chat, new Rename("changed"), new CutMessages(CutReason.DELETE, List.of(first.id())),
						new AppendMessage(human(chat, 2, "second"), Set.of()),
						new AppendMessage(human(chat, 2, "same position"), Set.of()))).contains("position 2");
		assertThat(store.chat(chat).orElseThrow().getName()).isEqualTo("chat");
		assertThat(page().messages()).containsExactly(first);
		assertThat(store.chatState(chat).lastPosition()).isEqualTo(1);
		assertThat(store.search(fruit.id(), "second", 9)).isEmpty();
	}

	@Test
	void aPositionIsNeverGivenTwice() throws StoreException {
		fruit.say(chat, 3, "three");
		Message last = fruit.say(chat, 7, "seven");
		fruit.commit(chat, new CutMessages(CutReason.DELETE, List.of(last.id())));
		reopen();
		assertThat(store.chatState(chat).lastPosition()).isEqualTo(7);
		for (long taken : List.of(2L, 3L, 7L)) {
			assertRefused(Kind.CONFLICT, () -> TestWorld.commit(store, chat,
					new AppendMessage(human(chat, taken, "again"), Set.of())));
		}
		TestWorld.commit(store, chat, new AppendMessage(human(chat, 8, "eight"), Set.of()));
	}

	@Test
	void cutMessagesAreIgnoredByAllThatRead() throws StoreException {
		Message kept = fruit.say(chat, 1, "needle one");
		Message cut = fruit.say(chat, 2, "needle two");
		Turn answered = failed(fruit.request(cut, 1));
		fruit.commit(chat, new PutTurn(answered), new CutMessages(CutReason.DELETE, List.of(cut.id())));
		assertThat(page()).isEqualTo(new MessagePage(List.of(kept), List.of(), false));
		assertThat(store.memory(chat, fruit.ann, Long.MAX_VALUE, 9)).containsExactly(kept);
		assertThat(store.search(fruit.id(), "needle", 9)).containsExactly(kept);
		assertThat(store.message(chat, cut.id())).contains(cut);
		assertThat(store.chat(chat).orElseThrow().getLastMessageAt()).isEqualTo(kept.createdAt());
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new CutMessages(CutReason.DELETE, List.of(cut.id()))));
		fruit.commit(chat, new CutMessages(CutReason.DELETE, List.of(kept.id())));
		assertThat(page()).isEqualTo(MessagePage.EMPTY);
		assertThat(store.chat(chat).orElseThrow().getLastMessageAt()).isEqualTo(TIME);
	}

	@Test
	void pagesGoBackFromTheNewest() throws StoreException {
		List<Message> all = new ArrayList<>();
		for (int i = 1; i <= 10; i++) {
			all.add(fruit.say(chat, i * 2, "message " + i));
		}
		Turn early = failed(fruit.request(all.get(0), 1));
		Turn late = failed(fruit.request(all.get(9), 2));
		fruit.commit(chat, new PutTurn(early), new PutTurn(late));
		MessagePage newest = store.page(chat, Long.MAX_VALUE, 4);
		assertThat(newest).isEqualTo(new MessagePage(all.subList(6, 10), List.of(late), true));
		MessagePage middle = store.page(chat, newest.messages().getFirst().position(), 5);
		assertThat(middle).isEqualTo(new MessagePage(all.subList(1, 6), List.of(), true));
		MessagePage oldest = store.page(chat, middle.messages().getFirst().position(), 1);
		assertThat(oldest).isEqualTo(new MessagePage(all.subList(0, 1), List.of(early), false));
		assertThat(store.page(chat, 2, 9)).isEqualTo(MessagePage.EMPTY);
		assertThat(store.page(chat, Long.MAX_VALUE, Integer.MAX_VALUE).messages()).isEqualTo(all);
	}

	@Test
	void theQueueIsReplaced() throws StoreException {
		QueuedMessage one = new QueuedMessage(MessageId.random(),
				List.of(new ContentPart.Text("1"), new ContentPart.Text("2")), TIME);
		QueuedMessage two = new QueuedMessage(MessageId.random(), List.of(new ContentPart.Text("x")), TIME);
		fruit.commit(chat, new PutQueue(new Queue(List.of(two, one), false)));
		assertThat(store.chatState(chat).queue().messages()).containsExactly(two, one);
		fruit.commit(chat, new PutQueue(new Queue(List.of(one, two), false)));
		assertThat(store.chatState(chat).queue()).isEqualTo(new Queue(List.of(one, two), false));
		fruit.commit(chat, new PutQueue(new Queue(List.of(two), true)));
		assertThat(store.chatState(chat).queue()).isEqualTo(new Queue(List.of(two), true));
		fruit.commit(chat, new PutQueue(Queue.EMPTY));
		assertThat(store.chatState(chat).queue()).isEqualTo(Queue.EMPTY);
	}

	@Test
	void aRenameCountsAsARevision() throws StoreException {
		fruit.commit(chat, new Rename("other"));
		assertThat(store.chat(chat).orElseThrow().getName()).isEqualTo("other");
		assertThat(store.chat(chat).orElseThrow().getRevision()).isEqualTo(1);
	}

	@Test
	void nothingIsWrittenToAnotherChatThanItsOwn_REQ_9() throws StoreException {
		ChatId other = fruit.newChat("other");
		Message message = fruit.say(other, 1, "hello");
		Turn turn = fruit.request(message, 1);
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new AppendMessage(human(other, 2, "x"), Set.of())));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new PutTurn(turn)));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new CutMessages(CutReason.DELETE, List.of(message.id()))));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new DismissTurn(turn.id())));
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new AppendTurnText(turn.id(), TextKind.ANSWER, 0, "x")));
		Turn crossed = Turn.requested(chat, fruit.ann, "Ann", message.id(), Exchange.first(message.id()), 1, TIME);
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new PutTurn(crossed)));
		assertThat(page()).isEqualTo(MessagePage.EMPTY);
		assertThat(store.turn(chat, turn.id())).isEmpty();
	}

	@Test
	void aCommitToADeletedChatIsRefused() throws StoreException {
		ChatId kept = fruit.newChat("kept");
		Turn running = fruit.request(fruit.say(chat, 1, "hello"), 1);
		fruit.commit(chat, new AppendTurnText(running.id(), TextKind.ANSWER, 0, "text"),
				new PutQueue(new Queue(List.of(new QueuedMessage(MessageId.random(),
						List.of(new ContentPart.Text("waits")), TIME)), false)));
		Message other = fruit.say(kept, 1, "hello");
		store.deleteChat(chat);
		assertRefused(Kind.NOT_FOUND, () -> fruit.commit(chat, new Rename("x"))).contains(chat.toString());
		assertRefused(Kind.NOT_FOUND, () -> fruit.commit(chat));
		assertThat(store.chatsWithUnfinishedTurns()).isEmpty();
		assertThat(store.search(fruit.id(), "hello", 9)).containsExactly(other);
	}

	@Test
	void theRowsOfADeletedChatAreRemovedStepByStep() throws Exception {
		ChatId kept = fruit.newChat("kept");
		Message other = fruit.say(kept, 1, "hello");
		for (int i = 1; i <= 10; i++) {
			fruit.request(fruit.say(chat, i, "hello"), i);
		}
		store.close();
		try (Sql sql = Connections.writing(folder.resolve("agentworld.db"))) {
			ChatTable chats = new ChatTable(sql);
			chats.delete(chat);
			int steps = 0;
			for (Optional<Unlisted> gone = chats.nextUnlisted(Unlisted.NONE); gone.isPresent(); gone = chats.nextUnlisted(Unlisted.NONE)) {
				assertThat(chats.purge(gone.get(), 3)).isBetween(1, 7);
				steps++;
			}
			assertThat(steps).isGreaterThan(3);
			for (String table : List.of("chat", "message", "message_part", "message_text")) {
				assertThat(count(sql, table)).as(table).isEqualTo(1);
			}
			assertThat(count(sql, "recipient")).isEqualTo(2);
			assertThat(count(sql, "turn")).isZero();
		}
		reopen();
		assertThat(store.search(fruit.id(), "hello", 99)).containsExactly(other);
	}

	@Test
	void anOpenStoreRemovesTheRowsOfADeletedChat() throws Exception {
		List<ChatChange> many = new ArrayList<>();
		for (int i = 1; i <= 1000; i++) {
			many.add(new AppendMessage(human(chat, i, "x"), Set.of()));
		}
		fruit.commit(chat, many.toArray(ChatChange[]::new));
		store.deleteChat(chat);
		try (Sql sql = Connections.reading(folder.resolve("agentworld.db"))) {
			while (count(sql, "chat") > 0) { // the test's time limit ends this
				Thread.onSpinWait();
			}
			assertThat(count(sql, "message_part")).isZero();
		}
	}

	private static long count(Sql sql, String table) throws SQLException {
		return sql.first(row -> row.number("n"), "SELECT count(*) AS n FROM " + table).orElseThrow();
	}

	@Test
	void aTimeThatCannotBeKeptIsRefusedAlone() throws StoreException {
		Message message = new Message(MessageId.random(), chat, 1, Role.SYSTEM, Optional.empty(), "x",
				List.of(new ContentPart.Text("x")), Optional.empty(), Instant.MAX);
		assertRefused(Kind.OTHER, () -> fruit.commit(chat, new AppendMessage(message, Set.of()))).contains("2261");
		fruit.say(chat, 1, "the writer goes on");
	}

	private MessagePage page() throws StoreException {
		return store.page(chat, Long.MAX_VALUE, 100);
	}
}
