package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.MessagesRestored;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Origin;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Chat;
import org.agentworld.model.NameSource;
import org.agentworld.model.World;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.store.LogTail;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editing, deleting, answering again, choosing and branching. */
class PastTest extends CoreTest {

	private World world;
	private ChatRecorder chat;

	@BeforeEach
	void openChat() {
		world = program.world("World", "Ada");
		chat = chat(world, "chat");
	}

	@Test
	void whatIsDeletedIsForgottenAndUndoBringsItBack() {
		exchange("one", "1");
		exchange("two", "2");
		exchange("three", "3");
		MessageId two = messages().get(2).id();

		assertThat(tail(two).messages()).hasSize(4);
		LogTail gone = get(program.chats().deleteFrom(id(chat), two));

		assertThat(texts()).containsExactly("one", "1");
		assertThat(chat.await(MessagesCut.class, _ -> true).messages()).isEqualTo(gone.messages()).hasSize(4);

		get(program.chats().restore(id(chat), gone));
		assertThat(texts()).containsExactly("one", "1", "two", "2", "three", "3");
		assertThat(chat.await(MessagesRestored.class, _ -> true).messages()).isEqualTo(gone.messages());
		assertThat(promptOf(ask(chat, "four"))).containsExactly("one", "1", "two", "2", "three", "3", "four");
	}

	@Test
	void aDeletionCannotBeUndoneOnceTheChatHasGoneOn() {
		exchange("one", "1");
		exchange("two", "2");
		LogTail gone = get(program.chats().deleteFrom(id(chat), messages().get(2).id()));
		Call next = ask(chat, "instead");
		assertThat(promptOf(next)).containsExactly("one", "1", "instead");
		assertRefused(program.chats().restore(id(chat), gone), "has gone on");
		answer(next, chat, "3");
		assertRefused(program.chats().restore(id(chat), gone), "has gone on");
		assertThat(texts()).containsExactly("one", "1", "instead", "3");
	}

	@Test
	void onlyTheLatestDeletionIsUndone() {
		exchange("one", "1");
		exchange("two", "2");
		exchange("three", "3");
		LogTail three = get(program.chats().deleteFrom(id(chat), messages().get(4).id()));
		LogTail two = get(program.chats().deleteFrom(id(chat), messages().get(2).id()));
		assertRefused(program.chats().restore(id(chat), three), "has gone on");
		get(program.chats().restore(id(chat), two));
		get(program.chats().restore(id(chat), three));
		assertRefused(program.chats().restore(id(chat), three), "has gone on");
		assertThat(texts()).containsExactly("one", "1", "two", "2", "three", "3");
	}

	@Test
	void whileTheChatAnswersItsPastStaysAsItIs() {
		exchange("one", "1");
		MessageId one = messages().getFirst().id();
		MessageId answer = messages().getLast().id();
		Call running = ask(chat, "two");
		List<String> before = texts();
		assertRefused(program.chats().deleteFrom(id(chat), one), "is answering");
		assertRefused(program.chats().editAndResend(id(chat), one, text("x")), "is answering");
		assertRefused(program.chats().regenerate(id(chat), answer), "is answering");
		assertRefused(program.chats().choose(id(chat), answer), "is answering");
		assertThat(texts()).isEqualTo(before);
		answer(running, chat, "2");
	}

	@Test
	void anEditedMessageIsAnsweredInThePlaceOfTheOldOne() {
		exchange("one", "1");
		exchange("two", "2");
		MessageId one = messages().getFirst().id();

		MessageId edited = get(program.chats().editAndResend(id(chat), one, text("ONE")));
		Call call = call(chat);

		assertThat(promptOf(call)).containsExactly("ONE");
		answer(call, chat, "better");
		assertThat(texts()).containsExactly("ONE", "better");
		assertThat(messages().getFirst().id()).isEqualTo(edited);
		assertRefused(program.chats().editAndResend(id(chat), messages().getLast().id(), text("x")), "you wrote yourself");
		assertRefused(program.chats().editAndResend(id(chat), one, text("x")), "not in the chat");
		chat.assertOrderly();
	}

	@Test
	void anAnswerThatIsGivenAgainCanBeChosenAgain() {
		exchange("one", "first");
		MessageId first = messages().getLast().id();

		get(program.chats().regenerate(id(chat), first));
		Call call = call(chat);
		assertThat(promptOf(call)).containsExactly("one");
		answer(call, chat, "second");
		MessageId second = messages().getLast().id();
		assertThat(texts()).containsExactly("one", "second");
		assertThat(page().alternatives().get(second)).containsExactly(first, second);

		get(program.chats().choose(id(chat), first));
		assertThat(texts()).containsExactly("one", "first");
		assertThat(page().alternatives().get(first)).containsExactly(first, second);
		assertRefused(program.chats().choose(id(chat), first), "already");

		Call next = ask(chat, "two");
		assertThat(promptOf(next)).containsExactly("one", "first", "two");
		answer(next, chat, "2");
		assertRefused(program.chats().choose(id(chat), second), "Messages follow");
		assertRefused(program.chats().choose(id(chat), MessageId.random()), "no such answer");
		assertThat(texts()).containsExactly("one", "first", "two", "2");
	}

	@Test
	void anAnswerInTheMiddleTakesAllThatFollowsWithIt() {
		exchange("one", "1");
		exchange("two", "2");
		get(program.chats().regenerate(id(chat), messages().get(1).id()));
		answer(call(chat), chat, "new");
		assertThat(texts()).containsExactly("one", "new");
	}

	@Test
	void whoAnsweredLaterInSightOfAnAnswerIsAskedAgainToo() {
		World three = program.world("Three", "Ann", "Bob", "Cyd");
		ChatRecorder many = chat(three, "many");
		answer(ask(many, "one"), many, "a");
		answer(call(many), many, "b");
		answer(call(many), many, "c");
		MessageId ofBob = program.snapshot(id(many)).page().messages().get(2).id();

		get(program.chats().regenerate(id(many), ofBob));
		Call bob = call(many);
		assertThat(bob.request().agentName()).isEqualTo("Bob");
		answer(bob, many, "b2");
		Call cyd = call(many);
		assertThat(cyd.request().agentName()).isEqualTo("Cyd");
		assertThat(promptOf(cyd)).containsExactly("one", "a", "b2");
		answer(cyd, many, "c2");

		assertThat(program.snapshot(id(many)).page().messages()).extracting(Message::text).containsExactly("one", "a", "b2",
				"c2");
		assertThat(provider.hasCall(id(many))).isFalse();
	}

	@Test
	void aHumanMessageCanBeAnsweredAgainByAll() {
		exchange("one", "1");
		get(program.chats().regenerate(id(chat), messages().getFirst().id()));
		answer(call(chat), chat, "again");
		assertThat(texts()).containsExactly("one", "again");
		assertThat(page().alternatives().values()).hasSize(1);
	}

	@Test
	void anIncompleteAnswerThatIsGivenAgainOffersNoRetryAnyMore() {
		Call call = ask(chat, "one");
		say(call, chat, "half");
		get(program.chats().stop(id(chat)));
		var cancelled = chat.await(TurnCancelled.class, _ -> true).turn();

		get(program.chats().regenerate(id(chat), messages().getLast().id()));
		assertThat(chat.await(MessagesCut.class, _ -> true).turns()).containsExactly(cancelled.id());
		answer(call(chat), chat, "whole");

		assertThat(texts()).containsExactly("one", "whole");
		assertThat(page().turns()).hasSize(1);
		assertRefused(program.chats().retry(id(chat), cancelled.id()), "nothing to retry");
	}

	@Test
	void anAnswerComesBackIfTheOneInItsPlaceSaysNothing() {
		exchange("one", "first");
		MessageId first = messages().getLast().id();
		get(program.chats().regenerate(id(chat), first));
		call(chat).fail(TurnError.of(Kind.AUTHENTICATION, "No key."));
		Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
		chat.await(MessagesRestored.class, _ -> true);
		assertThat(messages()).extracting(Message::id).last().isEqualTo(first);

		get(program.chats().retry(id(chat), failed.id()));
		answer(call(chat), chat, "second");
		assertThat(texts()).containsExactly("one", "second");
		assertThat(page().alternatives().values()).containsExactly(List.of(first, messages().getLast().id()));
		chat.assertOrderly();
	}

	@Test
	void anAnswerComesBackAfterACrash() {
		exchange("one", "first");
		get(program.chats().regenerate(id(chat), messages().getLast().id()));
		call(chat);
		program.crash();
		assertThat(texts()).containsExactly("one", "first");
		assertThat(page().turns()).anyMatch(turn -> turn.state() == TurnState.INTERRUPTED);
	}

	@Test
	void anIncompleteAnswerThatWasDeletedOrReplacedCanStillBeTriedAgain() {
		Call call = ask(chat, "one");
		say(call, chat, "half");
		get(program.chats().stop(id(chat)));
		TurnId stopped = chat.await(TurnCancelled.class, _ -> true).turn().id();
		get(program.chats().deleteFrom(id(chat), messages().getLast().id()));
		get(program.chats().retry(id(chat), stopped));
		answer(call(chat), chat, "whole");
		MessageId whole = messages().getLast().id();

		get(program.chats().regenerate(id(chat), whole));
		say(call(chat), chat, "half again");
		get(program.chats().stop(id(chat)));
		TurnId again = chat.await(TurnCancelled.class, _ -> true, 2).turn().id();
		get(program.chats().choose(id(chat), whole));
		assertThat(texts()).containsExactly("one", "whole");
		assertRefused(program.chats().retry(id(chat), again), "nothing to retry");
		assertThat(page().turns()).noneMatch(turn -> turn.state().offersRetry());
	}

	@Test
	void whatWasAnsweredInSightOfAnAnswerIsAskedAgainWhereverItStands() {
		ChatRecorder many = chat(program.world("Three", "Ann", "Bob", "Cyd"), "many");
		answer(ask(many, "@Ann @Bob go"), many, "@Cyd check");
		answer(call(many), many, "b");
		answer(call(many), many, "@Ann c");
		// Ann is asked by Cyd.
		call(many).text("<world>STOP</world> enough").end();
		many.await(TurnEnded.class, _ -> true, 4);
		MessageId ofBob = program.snapshot(id(many)).page().messages().get(2).id();

		get(program.chats().regenerate(id(many), ofBob));
		answer(call(many), many, "b2");
		Call cyd = call(many);
		assertThat(cyd.request().agentName()).isEqualTo("Cyd");
		cyd.text("<world>STOP</world> c2").end();
		many.await(TurnEnded.class, _ -> true, 6);
		assertThat(program.snapshot(id(many)).page().messages()).extracting(Message::text).containsExactly("@Ann @Bob go",
				"@Cyd check", "b2", "c2");
		assertThat(provider.hasCall(id(many))).isFalse();
	}

	@Test
	void whomAnAgentKeptFromAnsweringIsAskedWithIt() {
		ChatRecorder many = chat(program.world("Two", "Ann", "Bob"), "many");
		ask(many, "go").text("enough <world>STOP</world>").end();
		many.await(TurnEnded.class, _ -> true, 2);
		assertThat(provider.hasCall(id(many))).isFalse();

		get(program.chats().regenerate(id(many), program.snapshot(id(many)).page().messages().getLast().id()));
		answer(call(many), many, "more");
		assertThat(call(many).request().agentName()).isEqualTo("Bob");
	}

	@Test
	void askingAgainKeepsToTheTurnLimit() {
		ChatRecorder many = chat(program.world("Five", one -> one.setTurnLimit(2), "A", "B", "C", "D", "E"), "many");
		answer(ask(many, "go"), many, "a");
		answer(call(many), many, "b");
		get(program.chats().goOn(id(many)));
		answer(call(many), many, "c");
		answer(call(many), many, "d");
		many.await(MessageCommitted.class, event -> event.message().role() == Role.SYSTEM, 2);
		get(program.chats().regenerate(id(many), program.snapshot(id(many)).page().messages().get(1).id()));
		answer(call(many), many, "a2");
		answer(call(many), many, "b2");
		many.await(MessageCommitted.class, event -> event.message().role() == Role.SYSTEM, 3);
		assertThat(provider.hasCall(id(many))).as("a third turn").isFalse();
		get(program.chats().goOn(id(many)));
		Call ofC = call(many);
		assertThat(ofC.request().agentName()).isEqualTo("C");
		answer(ofC, many, "c2");
		assertThat(call(many).request().agentName()).isEqualTo("D");
	}

	@Test
	void anAnswerIsNotChosenBeforeWhatWasWrittenWithoutIt() {
		ChatRecorder two = chat(program.world("Two", "Ann", "Bob"), "two");
		answer(ask(two, "go"), two, "a");
		answer(call(two), two, "b");
		List<Message> before = program.snapshot(id(two)).page().messages();
		get(program.chats().regenerate(id(two), before.get(1).id()));
		answer(call(two), two, "a2");
		answer(call(two), two, "b2");
		assertRefused(program.chats().choose(id(two), before.get(2).id()), "without knowing them");
		assertThat(program.snapshot(id(two)).page().messages()).extracting(Message::text).containsExactly("go", "a2", "b2");
	}

	@Test
	void agentsThatCannotAnswerAreNotMissed() throws RefusedException {
		World two = program.world("Two", "Ann", "Bob");
		ChatRecorder many = chat(two, "many");
		answer(ask(many, "go"), many, "a");
		answer(call(many), many, "b");
		List<Message> given = program.snapshot(id(many)).page().messages();
		program.worlds().deleteAgent(two.getId(), two.getAgents().getLast().getId());
		assertRefused(program.chats().regenerate(id(many), given.get(2).id()), "'Bob' cannot answer again");
		get(program.chats().regenerate(id(many), given.get(1).id()));
		answer(call(many), many, "a2");
		assertThat(provider.hasCall(id(many))).isFalse();
		assertThat(program.snapshot(id(many)).page().messages()).extracting(Message::text).containsExactly("go", "a2");
	}

	@Test
	void whatAnswersADeletedMessageIsNotTriedAgain() {
		ask(chat, "one").fail(TurnError.of(Kind.AUTHENTICATION, "No key."));
		TurnId failed = chat.await(TurnFailed.class, _ -> true).turn().id();
		get(program.chats().deleteFrom(id(chat), messages().getFirst().id()));
		assertRefused(program.chats().retry(id(chat), failed), "not in the chat");
	}

	@Test
	void aBranchIsAChatOfItsOwnWithThePastUpToAMessage() {
		exchange("one", "1");
		exchange("two", "2");
		Call running = ask(chat, "three");
		say(running, chat, "streaming");

		Chat branch = unchecked(() -> program.chats().branch(id(chat), messages().get(1).id(), "Branch"));
		ChatRecorder branched = record(new ChatAddress(world.getId(), branch.getId()));

		var snapshot = program.snapshot(branch.getId());
		assertThat(snapshot.page().messages()).extracting(Message::text).containsExactly("one", "1");
		assertThat(snapshot.origin()).contains(new Origin(id(chat), "chat"));
		assertThat(snapshot.page().turns()).hasSize(1);
		assertThat(snapshot.page().turns().getFirst().answer()).contains(snapshot.page().messages().get(1).id());
		assertThat(snapshot.page().messages()).extracting(Message::id)
				.doesNotContainAnyElementsOf(messages().stream().map(Message::id).toList());
		assertThat(branch.getNameSource()).isEqualTo(NameSource.PERSON);

		Call other = ask(branched, "elsewhere");
		assertThat(promptOf(other)).containsExactly("one", "1", "elsewhere");
		answer(other, branched, "x");
		answer(running, chat, " 3");
		assertThat(texts()).containsExactly("one", "1", "two", "2", "three", "streaming 3");
		assertThat(program.snapshot(branch.getId()).page().messages()).extracting(Message::text).containsExactly("one", "1",
				"elsewhere", "x");

		get(program.chats().delete(id(chat)));
		assertThat(program.snapshot(branch.getId()).page().messages()).hasSize(4);
		assertThatThrownBy(() -> program.chats().branch(branch.getId(), MessageId.random(), "x"))
				.isInstanceOf(RefusedException.class).hasMessageContaining("not in the chat");
	}

	@Test
	void aBranchHasNoAnswersThatStayBehind() {
		exchange("one", "1");
		get(program.chats().regenerate(id(chat), messages().getLast().id()));
		answer(call(chat), chat, "1b");
		chat.await(TurnEnded.class, _ -> true, 2);
		exchange("two", "2");
		List<Message> log = messages();
		for (int last = 0; last < log.size(); last++) {
			MessageId upTo = log.get(last).id();
			Chat branch = unchecked(() -> program.chats().branch(id(chat), upTo, "Branch"));
			MessagePage copied = program.snapshot(branch.getId()).page();
			assertThat(copied.messages()).extracting(Message::text)
					.containsExactlyElementsOf(log.subList(0, last + 1).stream().map(Message::text).toList());
			assertThat(copied.turns()).extracting(turn -> turn.answer().orElseThrow())
					.containsExactlyElementsOf(copied.messages().stream().filter(message -> message.role() == Role.AGENT)
							.map(Message::id).toList());
			assertThat(copied.alternatives()).isEmpty();
		}
	}

	@Test
	void aBranchRemembersWhatItsAgentsDo() {
		exchange("one", "1");
		AgentId ada = world.getAgents().getFirst().getId();
		unchecked(() -> {
			program.worlds().clearMemory(world.getId(), ada, Optional.of(id(chat)));
			return null;
		});
		exchange("two", "2");
		Chat branch = unchecked(() -> program.chats().branch(id(chat), messages().get(2).id(), "Branch"));
		ChatRecorder branched = record(new ChatAddress(world.getId(), branch.getId()));
		assertThat(promptOf(ask(branched, "three"))).containsExactly("two", "three");
	}

	/** Eight chats stream while a ninth has each operation done to it: none of them hears of it or waits for it. */
	@Test
	void otherChatsStreamOn() {
		List<ChatRecorder> others = new ArrayList<>();
		List<Call> calls = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			ChatRecorder other = chat(world, "other " + i);
			others.add(other);
			calls.add(ask(other, "go"));
		}
		exchange("one", "1");
		exchange("two", "2");
		sayAll(calls, others, "a");
		LogTail gone = get(program.chats().deleteFrom(id(chat), messages().get(2).id()));
		sayAll(calls, others, "b");
		get(program.chats().restore(id(chat), gone));
		sayAll(calls, others, "c");
		get(program.chats().regenerate(id(chat), messages().getLast().id()));
		answer(call(chat), chat, "2b");
		sayAll(calls, others, "d");
		get(program.chats().choose(id(chat), page().alternatives().values().iterator().next().getFirst()));
		sayAll(calls, others, "e");
		get(program.chats().editAndResend(id(chat), messages().getFirst().id(), text("ONE")));
		answer(call(chat), chat, "1b");
		Chat branch = unchecked(() -> program.chats().branch(id(chat), messages().getLast().id(), "Branch"));
		sayAll(calls, others, "f");
		assertThat(program.snapshot(branch.getId()).page().messages()).extracting(Message::text).containsExactly("ONE", "1b");
		for (int i = 0; i < 8; i++) {
			answer(calls.get(i), others.get(i), "g");
			others.get(i).await(TurnEnded.class, _ -> true);
			assertThat(program.snapshot(id(others.get(i))).page().messages()).extracting(Message::text).containsExactly("go",
					"abcdefg");
			assertThat(others.get(i).events(MessagesCut.class)).isEmpty();
			assertThat(others.get(i).events(MessagesRestored.class)).isEmpty();
			others.get(i).assertOrderly();
		}
	}

	/** An agent forgets one chat, and a chat gets its name, while that agent answers in eight others. */
	@Test
	void othersAnswerOnWhileOneChatIsForgottenAndOneIsNamed() throws RefusedException {
		AgentId ada = world.getAgents().getFirst().getId();
		exchange("one", "1");
		List<ChatRecorder> others = new ArrayList<>();
		List<Call> calls = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			ChatRecorder other = chat(world, "other " + i);
			others.add(other);
			calls.add(ask(other, "go"));
		}
		sayAll(calls, others, "a");
		program.worlds().clearMemory(world.getId(), ada, Optional.of(id(chat)));
		assertThatThrownBy(() -> program.worlds().clearMemory(world.getId(), ada, Optional.empty()))
				.isInstanceOf(AgentBusyException.class).satisfies(busy -> assertThat(((AgentBusyException) busy).chats())
						.containsExactlyInAnyOrderElementsOf(others.stream().map(CoreTest::id).toList()));
		sayAll(calls, others, "b");
		ChatRecorder unnamed = record(new ChatAddress(world.getId(),
				program.chats().create(world.getId(), "New chat", NameSource.DEFAULT).getId()));
		answer(ask(unnamed, "How do apples grow?"), unnamed, "On trees.");
		Call naming = call(unnamed);
		sayAll(calls, others, "c");
		naming.text("Apples").end();
		unnamed.await(ChatRenamed.class, renamed -> renamed.name().equals("Apples"));
		Call forgetful = ask(chat, "two");
		assertThat(promptOf(forgetful)).containsExactly("two");
		answer(forgetful, chat, "2");
		for (int i = 0; i < 8; i++) {
			answer(calls.get(i), others.get(i), "d");
			others.get(i).await(TurnEnded.class, _ -> true);
			assertThat(program.snapshot(id(others.get(i))).page().messages()).extracting(Message::text).containsExactly("go",
					"abcd");
			assertThat(others.get(i).events(ChatRenamed.class)).isEmpty();
			others.get(i).assertOrderly();
		}
		assertThat(texts()).containsExactly("one", "1", "two", "2");
	}

	private static void sayAll(List<Call> calls, List<ChatRecorder> chats, String text) {
		for (int i = 0; i < calls.size(); i++) {
			calls.get(i).text(text);
		}
		chats.forEach(one -> one.await(TurnChunk.class, chunk -> chunk.text().equals(text)));
	}

	@Test
	void theQueueIsEditedPausedAndCleared() {
		Call running = ask(chat, "one");
		MessageId two = get(program.chats().send(id(chat), "two"));
		get(program.chats().send(id(chat), "three"));
		get(program.chats().editQueued(id(chat), two, text("TWO")));
		assertThat(queue()).containsExactly("TWO", "three");
		get(program.chats().pauseQueue(id(chat)));
		answer(running, chat, "1");
		chat.await(TurnEnded.class, _ -> true);
		assertThat(queue()).containsExactly("TWO", "three");
		assertThat(provider.hasCall(id(chat))).isFalse();

		get(program.chats().resumeQueue(id(chat)));
		Call second = call(chat);
		assertThat(promptOf(second)).containsExactly("one", "1", "TWO");
		assertRefused(program.chats().editQueued(id(chat), two, text("late")), "does not wait");
		get(program.chats().clearQueue(id(chat)));
		answer(second, chat, "2");
		assertThat(queue()).isEmpty();
		assertThat(texts()).containsExactly("one", "1", "TWO", "2");
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void agentsAreClonedAndReordered() throws RefusedException {
		AgentId ada = world.getAgents().getFirst().getId();
		var clone = program.worlds().cloneAgent(world.getId(), ada);
		var third = program.worlds().cloneAgent(world.getId(), ada);
		assertThat(clone.getName()).isEqualTo("Ada 2");
		assertThat(names()).containsExactly("Ada", "Ada 3", "Ada 2");
		program.worlds().moveAgent(world.getId(), third.getId(), 9);
		assertThat(names()).containsExactly("Ada", "Ada 2", "Ada 3");
		program.worlds().moveAgent(world.getId(), third.getId(), 0);
		assertThat(names()).containsExactly("Ada 3", "Ada", "Ada 2");
		assertThat(ask(chat, "hi").request().agentName()).isEqualTo("Ada 3");
	}

	private List<String> names() throws RefusedException {
		return program.worlds().get(world.getId()).getAgents().stream().map(agent -> agent.getName()).toList();
	}

	private void exchange(String question, String answer) {
		int ends = chat.events(TurnEnded.class).size();
		answer(ask(chat, question), chat, answer);
		chat.await(TurnEnded.class, _ -> true, ends + 1);
	}

	private LogTail tail(MessageId message) {
		return unchecked(() -> program.chats().tail(id(chat), message));
	}

	private MessagePage page() {
		return program.snapshot(id(chat)).page();
	}

	private List<Message> messages() {
		return page().messages();
	}

	private List<String> texts() {
		return messages().stream().map(Message::text).toList();
	}

	private List<String> queue() {
		return program.snapshot(id(chat)).queue().messages().stream().map(one -> Message.textOf(one.content())).toList();
	}

	private static List<String> promptOf(Call call) {
		return call.request().prompt().stream().map(PromptMessage::text).toList();
	}

	private static List<ContentPart> text(String text) {
		return List.of(new ContentPart.Text(text));
	}

	private static <T> T get(CompletableFuture<T> future) {
		return TestEngine.get(future);
	}

	private static void assertRefused(CompletableFuture<?> call, String why) {
		assertThatThrownBy(call::join).isInstanceOf(CompletionException.class).cause().isInstanceOf(RefusedException.class)
				.hasMessageContaining(why);
	}

	private interface Refusable<T> {
		T call() throws RefusedException;
	}

	private static <T> T unchecked(Refusable<T> call) {
		try {
			return call.call();
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}
}
