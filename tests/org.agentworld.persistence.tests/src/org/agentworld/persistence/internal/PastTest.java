package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.ended;
import static org.agentworld.persistence.internal.TestWorld.failed;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.agentworld.model.NameSource;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.CutMessages;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatChange.DismissTurn;
import org.agentworld.spi.store.ChatChange.PutTurn;
import org.agentworld.spi.store.ChatChange.Rename;
import org.agentworld.spi.store.ChatChange.RestoreMessages;
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.PendingAnswer;
import org.agentworld.spi.store.Recipients;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logs that are cut, restored, read from their beginning and written anew. */
class PastTest extends OpenStore {

	private ChatId chat;

	@BeforeEach
	void addChat() throws StoreException {
		chat = fruit.newChat("chat");
	}

	@Test
	void whoSeesAndWhoAnswersIsReadAsItWasDecided() throws StoreException {
		Message first = human(chat, 1, "both");
		Message second = human(chat, 5, "ann");
		fruit.commit(chat, new AppendMessage(first, new Recipients(Set.of(), List.of(fruit.bob, fruit.ann))),
				new AppendMessage(second, new Recipients(Set.of(fruit.bob), List.of(fruit.ann))));
		Turn turn = fruit.request(first, 1);
		fruit.commit(chat, new PutTurn(failed(turn)), new DismissTurn(turn.id()));
		reopen();
		assertThat(store.log(chat, 0, 9)).containsExactly(
				new LoggedMessage(first, new Recipients(Set.of(), List.of(fruit.bob, fruit.ann)), List.of(failed(turn))),
				new LoggedMessage(second, new Recipients(Set.of(fruit.bob), List.of(fruit.ann)), List.of()));
		assertThat(store.log(chat, 1, 9)).extracting(LoggedMessage::message).containsExactly(second);
		assertThat(store.log(chat, 0, 1)).extracting(LoggedMessage::message).containsExactly(first);
		assertThat(store.pendingAnswers(chat, 1)).containsExactly(new PendingAnswer(first.id(), fruit.bob),
				new PendingAnswer(second.id(), fruit.ann));
		assertThat(store.pendingAnswers(chat, 2)).containsExactly(new PendingAnswer(second.id(), fruit.ann));
	}

	@Test
	void anAnswerThatWasPurgedIsOwedLikeOneThatWasCut() throws StoreException {
		Message question = human(chat, 1, "question");
		fruit.commit(chat, new AppendMessage(question, new Recipients(Set.of(), List.of(fruit.ann))));
		fruit.commit(chat, new PutTurn(ended(fruit.request(question, 1), MessageId.random())));
		assertThat(store.pendingAnswers(chat, 1)).containsExactly(new PendingAnswer(question.id(), fruit.ann));
	}

	@Test
	void aNoticeComesBackWithItsKind() throws StoreException {
		Message notice = new Message(MessageId.random(), chat, 1, Role.SYSTEM, Optional.empty(), "",
				List.of(new Notice(Notice.Kind.TURN_LIMIT, "Five turns.")), Optional.empty(), TIME);
		fruit.commit(chat, new AppendMessage(notice, Recipients.NONE));
		assertThat(store.page(chat, 9, 9).messages()).containsExactly(notice);
	}

	@Test
	void whatIsRestoredIsWhereItWas() throws StoreException {
		Message first = fruit.say(chat, 1, "first needle");
		Message second = fruit.say(chat, 2, "second needle");
		Message third = fruit.say(chat, 3, "third needle");
		Turn turn = failed(fruit.request(second, 1));
		fruit.commit(chat, new PutTurn(turn));
		LogTail tail = store.tail(chat, 2);
		assertThat(tail).isEqualTo(new LogTail(List.of(second.id(), third.id()), List.of(turn.id())));

		fruit.commit(chat, new CutMessages(CutReason.DELETE, tail.messages()));
		assertThat(store.page(chat, 9, 9).messages()).containsExactly(first);
		assertThat(store.search(fruit.id(), "needle", 9)).containsExactly(first);
		assertThat(store.tail(chat, 2)).isEqualTo(new LogTail(List.of(), List.of()));
		assertThat(store.chat(chat).orElseThrow().getLastMessageAt()).isEqualTo(first.createdAt());

		fruit.commit(chat, new RestoreMessages(tail.messages()));
		assertThat(store.page(chat, 9, 9).messages()).containsExactly(first, second, third);
		assertThat(store.page(chat, 9, 9).turns()).containsExactly(turn);
		assertThat(store.memory(chat, fruit.ann, 9, 9)).containsExactly(first, second, third);
		assertThat(store.search(fruit.id(), "needle", 9)).containsExactly(third, second, first);
		assertThat(store.chat(chat).orElseThrow().getLastMessageAt()).isEqualTo(third.createdAt());
		assertRefused(Kind.CONFLICT, () -> fruit.commit(chat, new RestoreMessages(List.of(first.id()))));
	}

	private record Asked(Message question, Message first, Message second) {
	}

	/** An answer that was deleted, one that was followed by more before another one was asked for, and that other one. */
	private Asked askedAgain() throws StoreException {
		Message question = fruit.say(chat, 1, "question");
		Message deleted = answer(question, 2, 1);
		fruit.commit(chat, new CutMessages(CutReason.DELETE, List.of(deleted.id())));
		Message first = answer(question, 3, 2);
		Message after = fruit.say(chat, 4, "after");
		fruit.commit(chat, new CutMessages(CutReason.REGENERATE, List.of(first.id(), after.id())));
		Message second = answer(question, 5, 3);
		return new Asked(question, first, second);
	}

	@Test
	void whatAChatHeldIsReadAsItWas() throws StoreException {
		Asked asked = askedAgain();
		Message question = asked.question();
		Message first = asked.first();
		Message second = asked.second();
		Turn running = fruit.request(second, 4);
		ChatContents contents = store.contents(chat);
		assertThat(contents.positions()).containsExactly(1L, 3L, 5L);
		assertThat(contents.alternatives()).containsExactly(3L);
		assertThat(contents.ofLog().positions()).containsExactly(1L, 5L);
		List<LoggedMessage> held = store.log(contents, 0, 9);
		assertThat(held).extracting(LoggedMessage::message).containsExactly(question, first, second);
		assertThat(held.getFirst().turns()).extracting(Turn::answer).as("without the one whose answer was deleted")
				.containsExactly(Optional.of(first.id()), Optional.of(second.id()));

		fruit.commit(chat, new PutTurn(failed(running)), new CutMessages(CutReason.REGENERATE, List.of(second.id())),
				new RestoreMessages(List.of(first.id())));
		answer(question, 6, 5);
		assertThat(store.log(contents, 0, 9)).isEqualTo(held);
		assertThat(store.log(contents, 1, 1)).containsExactly(held.get(1));
		assertThat(store.log(contents, 3, 9)).isEmpty();
	}

	@Test
	void anAnswerThatWasGeneratedAgainIsAnAlternativeAndNothingElseIs() throws StoreException {
		Asked asked = askedAgain();
		Message question = asked.question();
		Message first = asked.first();
		Message second = asked.second();
		ChatId other = fruit.newChat("other");
		Message elsewhere = answer(fruit.say(other, 1, "question"), 2, 1);

		assertThat(store.page(chat, 9, 9).alternatives()).isEqualTo(Map.of(second.id(), List.of(first.id(), second.id())));
		assertThat(store.page(other, 9, 9).alternatives()).isEmpty();
		assertThat(elsewhere.position()).isEqualTo(2);

		fruit.commit(chat, new CutMessages(CutReason.REGENERATE, List.of(second.id())), new RestoreMessages(List.of(first.id())));
		assertThat(store.page(chat, 9, 9).messages()).containsExactly(question, first);
		assertThat(store.page(chat, 9, 9).alternatives()).isEqualTo(Map.of(first.id(), List.of(first.id(), second.id())));
	}

	private Message answer(Message trigger, long position, long ordinal) throws StoreException {
		Turn turn = fruit.request(trigger, ordinal);
		Message answer = new Message(MessageId.random(), trigger.chat(), position, Role.AGENT, Optional.of(fruit.ann), "Ann",
				List.of(new ContentPart.Text("answer " + ordinal)), Optional.of(turn.id()), TIME);
		fruit.commit(trigger.chat(), new AppendMessage(answer, Set.of(fruit.ann)), new PutTurn(ended(turn, answer.id())));
		return answer;
	}

	@Test
	void aDraftIsSeenByNobodyUntilItIsPublished() throws StoreException {
		Chat definition = TestWorld.newChat(fruit.id(), "draft", TIME);
		definition.setNameSource(NameSource.CONVERSATION);
		definition.setBranchedFrom(chat);
		definition.setBranchedFromName("chat");
		ChatId id = definition.getId();
		Message message = human(id, 1, "a needle");
		try (ChatDraft draft = store.draft(definition)) {
			draft.append(List.of(new AppendMessage(message, Set.of(fruit.ann)), new AppendMessage(human(id, 2, "two"), Set.of())));
			draft.forget(Map.of(fruit.bob, 2L));
			assertThat(store.chat(id)).isEmpty();
			assertThat(store.chats(fruit.id(), true, Optional.empty(), 9)).hasSize(1);
			assertThat(store.search(fruit.id(), "needle", 9)).isEmpty();
			assertRefused(Kind.NOT_FOUND, () -> fruit.commit(id, new Rename("no")));
			// Whatever is purged meanwhile, a draft is not.
			ChatId gone = fruit.newChat("gone");
			fruit.say(gone, 1, "gone");
			store.deleteChat(gone);
			store.publish(Optional.empty(), List.of(draft));
		}
		Chat stored = store.chat(id).orElseThrow();
		assertThat(stored.getNameSource()).isEqualTo(NameSource.CONVERSATION);
		assertThat(stored.getBranchedFrom()).isEqualTo(chat);
		assertThat(stored.getBranchedFromName()).isEqualTo("chat");
		assertThat(store.memory(id, fruit.ann, 9, 9)).containsExactly(message);
		assertThat(store.contents(id).memoryFloors()).isEqualTo(Map.of(fruit.bob, 2L));
		assertThat(store.search(fruit.id(), "needle", 9)).containsExactly(message);
		assertThat(store.chatState(id).lastPosition()).isEqualTo(2);
	}

	@Test
	void draftsArePublishedTogetherWithTheirWorldOrNotAtAll() throws StoreException {
		var world = TestWorld.newWorld("Nuts");
		Chat one = TestWorld.newChat(world.getId(), "one", TIME);
		Chat same = TestWorld.newChat(world.getId(), "same", TIME);
		same.setId(one.getId());
		try (ChatDraft first = store.draft(one); ChatDraft second = store.draft(same)) {
			assertRefused(Kind.CONFLICT, () -> store.publish(Optional.of(world), List.of(first, second)));
			assertThat(store.worlds()).hasSize(1);
			store.publish(Optional.of(world), List.of(first));
		}
		assertThat(store.worlds()).hasSize(2);
		assertThat(store.chats(world.getId(), true, Optional.empty(), 9)).hasSize(1);
	}

	@Test
	void agentsAreWrittenWithTheirWorldWhetherNewOrChanged() throws StoreException {
		fruit.world.getAgents().getFirst().setSystemPrompt("Another one.");
		fruit.world.getAgents().add(TestWorld.newAgent(AgentId.random(), "Cid"));
		store.publish(Optional.of(fruit.world), List.of());
		assertThat(store.worlds()).hasSize(1).allMatch(world -> EcoreUtil.equals(world, fruit.world));
	}

	@Test
	void aWorldTakesThePlaceOfAnotherOneOrNothingChanges() throws StoreException {
		var world = TestWorld.newWorld("FRUIT");
		Chat one = TestWorld.newChat(world.getId(), "one", TIME);
		Chat same = TestWorld.newChat(world.getId(), "same", TIME);
		same.setId(one.getId());
		try (ChatDraft first = store.draft(one); ChatDraft second = store.draft(same)) {
			assertRefused(Kind.CONFLICT, () -> store.publishInstead(fruit.id(), world, List.of(first, second)));
			assertThat(store.worlds()).hasSize(1).allMatch(left -> left.getId().equals(fruit.id()));
			assertThat(store.chat(chat)).isPresent();
			store.publishInstead(fruit.id(), world, List.of(first));
		}
		assertThat(store.worlds()).hasSize(1).allMatch(left -> left.getId().equals(world.getId()));
		assertThat(store.chat(chat)).isEmpty();
		assertThat(store.chats(world.getId(), true, Optional.empty(), 9)).hasSize(1);
	}

	@Test
	void aDraftOfAMessageOfAnotherChatIsRefused() throws StoreException {
		try (ChatDraft draft = store.draft(TestWorld.newChat(fruit.id(), "draft", TIME))) {
			assertRefused(Kind.CONFLICT, () -> draft.append(List.of(new AppendMessage(human(chat, 1, "x"), Set.of()))));
		}
	}

	@Test
	void aDraftTakesNoTurnThatHasNotEnded() throws StoreException {
		Chat definition = TestWorld.newChat(fruit.id(), "draft", TIME);
		try (ChatDraft draft = store.draft(definition)) {
			Message message = human(definition.getId(), 1, "x");
			Turn turn = Turn.requested(message.chat(), fruit.ann, "Ann", message.id(), Exchange.first(message.id()), 1, TIME);
			assertRefused(Kind.CONFLICT, () -> draft.append(List.of(new AppendMessage(message, Set.of()), new PutTurn(turn))))
					.contains("has not ended");
			draft.append(List.of(new AppendMessage(message, Set.of()), new PutTurn(failed(turn))));
			store.publish(Optional.empty(), List.of(draft));
			assertThat(store.page(definition.getId(), 9, 9).turns()).containsExactly(failed(turn));
			assertThat(store.chatsWithUnfinishedTurns()).isEmpty();
		}
	}

	@Test
	void whereAChatsNameIsFromIsKept() throws StoreException {
		fruit.commit(chat, new Rename("From the talk", NameSource.CONVERSATION));
		assertThat(store.chat(chat).orElseThrow().getNameSource()).isEqualTo(NameSource.CONVERSATION);
		fruit.commit(chat, new Rename("Mine"));
		assertThat(store.chat(chat).orElseThrow().getNameSource()).isEqualTo(NameSource.PERSON);
	}
}
