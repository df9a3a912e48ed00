package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.ContentPart.Notice.Kind;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.LogTail;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** Agents that answer each other: in which order, what they see, how often, and how it ends. */
class ExchangeTest extends CoreTest {

	private World world;
	private ChatRecorder chat;

	/** A world of three, and a chat in it. */
	private void open(Consumer<World> settings) {
		world = program.world("World", settings, "Ada", "Grace", "Linus");
		chat = chat(world, "chat");
	}

	private void open(int turnLimit) {
		open(settings -> settings.setTurnLimit(turnLimit));
	}

	/** The next call must be of this agent, who is to answer at once. */
	private void answers(String agent, String text) {
		callOf(agent).text(text).end();
	}

	private Call callOf(String agent) {
		Call call = call(chat);
		assertThat(call.request().agentName()).isEqualTo(agent);
		return call;
	}

	private List<String> texts() {
		return program.snapshot(id(chat)).page().messages().stream().map(Message::text).toList();
	}

	private List<Turn> turns() {
		return program.snapshot(id(chat)).page().turns();
	}

	private List<Kind> notices() {
		return program.snapshot(id(chat)).page().messages().stream().flatMap(message -> message.notice().stream())
				.map(Notice::kind).toList();
	}

	@Test
	void theyAnswerInTheOrderInWhichTheyAreMentioned() {
		open(5);
		program.send(chat.chat(), "@Linus and @Ada, go");
		answers("Linus", "one");
		answers("Ada", "two");
		chat.awaitIdle();
		assertThat(texts()).containsExactly("@Linus and @Ada, go", "one", "two");
	}

	@Test
	void whoIsMentionedComesAfterThoseThatWaitAlready() {
		open(10);
		program.send(chat.chat(), "go");
		answers("Ada", "@Linus, @Grace: and you?");
		answers("Grace", "@Ada fine");
		answers("Linus", "to nobody");
		answers("Ada", "enough <world>STOP</world>");
		chat.awaitIdle();
		assertThat(turns()).extracting(Turn::agentName, turn -> turn.exchange().turn()).containsExactly(tuple("Ada", 1),
				tuple("Grace", 2), tuple("Linus", 3), tuple("Ada", 4));
		assertThat(turns()).extracting(turn -> turn.exchange().human()).containsOnly(turns().getFirst().trigger());
	}

	@Test
	void whoWaitsAnswersWhatMentionsItTogetherWithTheRest() {
		open(10);
		program.send(chat.chat(), "@Ada @Grace go");
		answers("Ada", "@Grace what do you think?");
		Call grace = callOf("Grace");
		assertThat(prompt(grace)).containsExactly(": @Ada @Grace go", "Ada: @Grace what do you think?");
		grace.text("much").end();
		chat.awaitIdle();
		assertThat(turns()).hasSize(2);
	}

	@Test
	void aTurnIsRequestedTogetherWithTheMessageThatItAnswers() throws Exception {
		open(10);
		ask(chat, "@Ada go").text("@Grace your turn").end();
		Call grace = callOf("Grace");
		program.crash();
		assertThat(turns()).extracting(Turn::agentName, Turn::state).containsExactly(tuple("Ada", TurnState.ENDED),
				tuple("Grace", TurnState.INTERRUPTED));
		assertThat(program.store().pendingAnswers(id(chat), 1)).isEmpty();
		grace.end();
	}

	@Test
	void inParallelWhoIsMentionedWaitsUntilAllHaveAnswered() {
		open(settings -> {
			settings.setAnswerOrder(AnswerOrder.AT_THE_SAME_TIME);
			settings.setTurnLimit(10);
		});
		program.send(chat.chat(), "@Ada @Grace go");
		Map<String, Call> first = Stream.of(call(chat), call(chat))
				.collect(Collectors.toMap(call -> call.request().agentName(), call -> call));
		Call grace = first.get("Grace");
		first.get("Ada").text("@Linus @Grace see").end();
		chat.await(TurnStepped.class, event -> event.turn().agentName().equals("Linus"));
		assertThat(provider.hasCall(id(chat))).as("Grace is still answering").isFalse();
		grace.text("done").end();
		Map<String, Call> both = Stream.of(call(chat), call(chat))
				.collect(Collectors.toMap(call -> call.request().agentName(), call -> call));
		Call linus = both.get("Linus");
		Call again = both.get("Grace");
		assertThat(prompt(linus)).as("what was said until it was asked").containsExactly(": @Ada @Grace go",
				"Ada: @Linus @Grace see", "Grace: done");
		assertThat(prompt(again)).as("what is to be answered stands last").containsExactly(": @Ada @Grace go", "Grace: done",
				"Ada: @Linus @Grace see");
		linus.text("done <world>STOP</world>").end();
		again.text("done <world>DONE</world>").end();
		chat.awaitIdle();
		assertThat(turns()).extracting(turn -> turn.exchange().turn()).containsExactly(1, 2, 3, 4);
	}

	@Test
	void stopEndsTheExchangeAndWhoWaitsIsNotAsked() {
		open(10);
		program.send(chat.chat(), "go");
		answers("Ada", "@Grace @Linus that is all <world>STOP</world>");
		chat.awaitIdle();
		assertThat(texts()).containsExactly("go", "@Grace @Linus that is all");
		assertThat(turns()).extracting(Turn::agentName, Turn::state, turn -> turn.answer().isPresent()).containsExactly(
				tuple("Ada", TurnState.ENDED, true), tuple("Grace", TurnState.ENDED, false),
				tuple("Linus", TurnState.ENDED, false));
		assertThat(chat.events(TurnEnded.class)).hasSize(3);
		assertThat(provider.hasCall(id(chat))).isFalse();
		chat.assertOrderly();
		// The agents are free again.
		assertThat(program.worlds().all()).isNotEmpty();
		program.send(chat.chat(), "@Grace go");
		answers("Grace", "again");
		chat.awaitIdle(2);
	}

	@Test
	void whereAnAgentHadNothingElseToSayTheLogSaysThatItEndedTheExchange() {
		open(10);
		Call call = ask(chat, "@Ada go");
		call.reasoning("hm").text("<world>PASS</world>").end();
		chat.awaitIdle();
		MessageCommitted notice = chat.await(MessageCommitted.class, event -> event.message().role() == Role.SYSTEM);
		assertThat(notice.message().text()).isEqualTo("'Ada' ended the exchange.");
		assertThat(notices()).containsExactly(Kind.EXCHANGE_ENDED);
		assertThat(turns()).extracting(Turn::state, Turn::answer).containsExactly(
				tuple(TurnState.ENDED, Optional.empty()));
		// No agent is told so.
		program.send(chat.chat(), "@Ada go on");
		Call next = callOf("Ada");
		assertThat(prompt(next)).containsExactly(": @Ada go", ": @Ada go on");
		next.text("well").end();
		chat.awaitIdle(2);
	}

	@Test
	void withoutAutoReplyTwoAgentsDoNotGoOn() {
		open(settings -> settings.getAgents().get(1).setAutoReply(false));
		ask(chat, "@Ada go").text("@Grace and you?").end();
		answers("Grace", "fine");
		chat.awaitIdle();
		assertThat(texts()).containsExactly("@Ada go", "@Grace and you?", "fine");
	}

	@Test
	void theTurnLimitEndsAnExchangeWithOneNotice() {
		open(3);
		program.send(chat.chat(), "@Ada go");
		answers("Ada", "@Grace one");
		answers("Grace", "two");
		answers("Ada", "three");
		chat.awaitIdle();
		assertThat(texts()).containsExactly("@Ada go", "@Grace one", "@Ada two", "@Grace three",
				"Agents have answered 3 times, which is this world's turn limit. Let them go on, or write to them.");
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void whoIsOverTheLimitFromTheBeginningIsPutOffToo() {
		open(2);
		program.send(chat.chat(), "go");
		answers("Ada", "@Linus one");
		answers("Grace", "two");
		chat.awaitIdle();
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		TestEngine.get(program.chats().goOn(id(chat)));
		Call linus = callOf("Linus");
		assertThat(prompt(linus)).as("once, with all that was said").containsExactly(": go", "Ada: @Linus one", "Grace: two");
		linus.text("three").end();
		chat.awaitIdle(2);
		assertThat(turns()).hasSize(3);
		assertThat(notices()).hasSize(1);
	}

	@Test
	void noNoticeWhereNobodyIsToAnswer() {
		open(2);
		program.send(chat.chat(), "@Ada go");
		answers("Ada", "@Grace one");
		answers("Grace", "enough <world>DONE</world>");
		chat.awaitIdle();
		assertThat(notices()).isEmpty();
	}

	@Test
	void goingOnCountsAnewAlsoAfterARestart() {
		open(2);
		program.send(chat.chat(), "@Ada go");
		answers("Ada", "@Grace 1");
		answers("Grace", "2");
		chat.awaitIdle();
		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Ada", "3");
		answers("Grace", "4");
		chat.awaitIdle(2);
		assertThat(notices()).hasSize(2);
		program.restart();
		ChatRecorder again = record(chat.chat());
		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Ada", "5 <world>STOP</world>");
		again.awaitIdle();
		assertThat(turns()).extracting(turn -> turn.exchange().turn()).containsExactly(1, 2, 1, 2, 1);
		assertThat(turns()).extracting(turn -> turn.exchange().human()).containsOnly(turns().getFirst().trigger());
		assertThat(notices()).hasSize(2);
	}

	@Test
	void goingOnIsRefusedInWords() {
		open(1);
		assertThat(goOnRefused()).contains("have not reached their turn limit since your last message");
		ask(chat, "@Ada go").text("@Grace one").end();
		chat.awaitIdle();
		TestEngine.get(program.chats().goOn(id(chat)));
		assertThat(goOnRefused()).contains("is answering");
		answers("Grace", "two <world>STOP</world>");
		chat.awaitIdle(2);
		assertThat(goOnRefused()).contains("no agent that is switched on is still to answer");

		ask(chat, "@Ada again").text("@Grace one").end();
		chat.awaitIdle(3);
		ask(chat, "@Ada something else").text("fine").end();
		chat.awaitIdle(4);
		assertThat(goOnRefused()).as("a message came later").contains("since your last message");
	}

	private String goOnRefused() {
		return TestEngine.refusal(program.chats().goOn(id(chat))).getMessage();
	}

	@Test
	void whoWasSwitchedOffMeanwhileDoesNotGoOn() throws Exception {
		open(1);
		ask(chat, "@Ada go").text("@Grace @Linus one").end();
		chat.awaitIdle();
		World now = program.worlds().get(world.getId());
		program.worlds().updateAgent(now.getId(), edited(now.getAgents().get(1), grace -> grace.setEnabled(false)));
		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Linus", "two <world>STOP</world>");
		chat.awaitIdle(2);
		assertThat(goOnRefused()).contains("no agent that is switched on");
	}

	@Test
	void aFailureEndsTheChainAndARetryGoesOnByTheSameRules() {
		open(3);
		program.send(chat.chat(), "@Ada @Grace go");
		callOf("Ada").text("@Linus half").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		answers("Grace", "whole");
		chat.awaitIdle();
		assertThat(turns()).extracting(Turn::agentName, Turn::state).containsExactly(tuple("Ada", TurnState.FAILED),
				tuple("Grace", TurnState.ENDED));
		Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
		TestEngine.get(program.chats().retry(id(chat), failed.id()));
		answers("Ada", "@Linus whole");
		answers("Linus", "fine");
		chat.awaitIdle(2);
		assertThat(texts()).containsExactly("@Ada @Grace go", "whole", "@Linus whole", "@Ada fine",
				"Agents have answered 3 times, which is this world's turn limit. Let them go on, or write to them.");
		assertThat(turns()).extracting(Turn::agentName, turn -> turn.exchange().turn()).containsExactly(tuple("Grace", 2),
				tuple("Ada", 1), tuple("Linus", 3));
	}

	@Test
	void aRetryAfterARestartCountsOn() {
		open(2);
		program.send(chat.chat(), "@Ada @Grace go");
		answers("Ada", "one");
		callOf("Grace").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		chat.awaitIdle();
		Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
		program.restart();
		ChatRecorder again = record(chat.chat());
		TestEngine.get(program.chats().retry(id(chat), failed.id()));
		answers("Grace", "@Linus two");
		again.awaitIdle();
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void aRetryOfOldDoesNotWakeLaterExchanges() {
		open(1);
		ask(chat, "@Ada go").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		chat.awaitIdle();
		Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
		ask(chat, "@Ada other").text("@Grace see").end();
		chat.awaitIdle(2);
		TestEngine.get(program.chats().retry(id(chat), failed.id()));
		answers("Ada", "late");
		chat.awaitIdle(3);
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Grace", "fine <world>STOP</world>");
		chat.awaitIdle(4);
	}

	@Test
	void whoIsTriedAgainSeesWhatOthersAnsweredMeanwhile() {
		open(5);
		program.send(chat.chat(), "@Ada @Grace go");
		callOf("Ada").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		answers("Grace", "two");
		chat.awaitIdle();
		TestEngine.get(program.chats().retry(id(chat), turns().getFirst().id()));
		Call ada = callOf("Ada");
		assertThat(prompt(ada)).containsExactlyInAnyOrder(": @Ada @Grace go", "Grace: two");
		ada.text("one").end();
		chat.awaitIdle(2);
	}

	@Test
	void whoWasStoppedTogetherSeesTheOtherWhenBothAreTriedAgain() {
		open(5);
		program.send(chat.chat(), "@Ada @Grace go");
		say(callOf("Ada"), chat, "half");
		TestEngine.get(program.chats().stop(id(chat)));
		chat.awaitIdle();
		List<Turn> stopped = turns();
		retriesInTurn(stopped, chat);
	}

	@Test
	void whoWasInterruptedTogetherSeesTheOtherWhenBothAreTriedAgain() {
		open(5);
		program.send(chat.chat(), "@Ada @Grace go");
		Call lost = callOf("Ada");
		program.crash();
		ChatRecorder again = record(chat.chat());
		List<Turn> interrupted = turns();
		assertThat(interrupted).extracting(Turn::state).containsOnly(TurnState.INTERRUPTED);
		retriesInTurn(interrupted, again);
		lost.end();
	}

	/** Ada's turn, then Grace's. */
	private void retriesInTurn(List<Turn> turns, ChatRecorder recorder) {
		assertThat(turns).extracting(Turn::agentName).containsExactly("Ada", "Grace");
		int before = recorder.events(TurnEnded.class).size();
		TestEngine.get(program.chats().retry(id(chat), turns.get(0).id()));
		answers("Ada", "one");
		recorder.await(TurnEnded.class, event -> event.turn().agentName().equals("Ada"));
		TestEngine.get(program.chats().retry(id(chat), turns.get(1).id()));
		Call grace = callOf("Grace");
		assertThat(prompt(grace)).containsExactlyInAnyOrder(": @Ada @Grace go", "Ada: one");
		grace.text("two").end();
		recorder.await(TurnEnded.class, event -> event.turn().agentName().equals("Grace"));
		assertThat(recorder.events(TurnEnded.class)).hasSize(before + 2);
		// Nobody counts on who may be tried again: no notice, and nothing to go on with.
		assertThat(notices()).isEmpty();
	}

	@Test
	void whatWasWrittenBeforeACrashIsSeenByWhoIsTriedAgainLater() throws Exception {
		open(5);
		program.send(chat.chat(), "@Ada @Grace go");
		Call lost = callOf("Ada");
		Turn ada = program.snapshot(id(chat)).liveTurns().getFirst().turn();
		program.store().commit(id(chat), List.of(new ChatChange.AppendTurnText(ada.id(), ChatChange.TextKind.ANSWER, 0, "half")))
				.get();
		program.crash();
		assertThat(program.store().log(id(chat), 1, 1).getFirst().recipients().seenBy())
				.isEqualTo(turns().stream().map(Turn::agent).collect(Collectors.toSet())).hasSize(2);
		lost.end();
	}

	@Test
	void whoIsNotTriedAgainSeesNothingMore() {
		open(5);
		program.send(chat.chat(), "@Ada @Grace go");
		callOf("Ada").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		Call grace = callOf("Grace");
		Turn failed = chat.await(TurnFailed.class, _ -> true).turn();
		TestEngine.get(program.chats().dismiss(id(chat), failed.id()));
		grace.text("two").end();
		chat.awaitIdle();
		Call ada = ask(chat, "@Ada and now?");
		assertThat(prompt(ada)).containsExactly(": @Ada @Grace go", ": @Ada and now?");
		ada.text("one").end();
		chat.awaitIdle(2);
	}

	@Test
	void retriesAfterTheLimitLeaveItAtOneNotice() {
		open(2);
		program.send(chat.chat(), "go");
		callOf("Ada").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		answers("Grace", "two");
		chat.awaitIdle();
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		for (int time = 2; time <= 3; time++) {
			TestEngine.get(program.chats().retry(id(chat), failedTurn()));
			callOf("Ada").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
			chat.awaitIdle(time);
		}
		TestEngine.get(program.chats().retry(id(chat), failedTurn()));
		answers("Ada", "one");
		chat.awaitIdle(4);
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);

		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Linus", "@Ada @Grace three");
		callOf("Ada").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		chat.awaitIdle(5);
		assertThat(notices()).as("one more since it went on").hasSize(2);
		TestEngine.get(program.chats().retry(id(chat), failedTurn()));
		callOf("Ada").fail(TurnError.of(TurnError.Kind.BAD_REQUEST, "No."));
		chat.awaitIdle(6);
		assertThat(notices()).hasSize(2);
	}

	private TurnId failedTurn() {
		return turns().stream().filter(turn -> turn.state() == TurnState.FAILED).findFirst().orElseThrow().id();
	}

	@Test
	void askingAgainForAllAnswersKeepsTheLimit() {
		open(2);
		MessageId human = program.send(chat.chat(), "go");
		answers("Ada", "one");
		answers("Grace", "two");
		chat.awaitIdle();
		TestEngine.get(program.chats().regenerate(id(chat), human));
		answers("Ada", "again one");
		answers("Grace", "again two");
		chat.awaitIdle(2);
		assertThat(texts()).hasSize(4).startsWith("go", "again one", "again two");
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Linus", "three");
		chat.awaitIdle(3);
	}

	@Test
	void askingAgainForAnAnswerLetsTheExchangeGoOnFromThere() {
		open(3);
		program.send(chat.chat(), "@Ada go");
		answers("Ada", "@Grace 1");
		answers("Grace", "2");
		answers("Ada", "3");
		chat.awaitIdle();
		MessageId second = program.snapshot(id(chat)).page().messages().get(2).id();
		TestEngine.get(program.chats().regenerate(id(chat), second));
		answers("Grace", "again 2");
		answers("Ada", "again 3");
		chat.awaitIdle(2);
		assertThat(texts()).hasSize(5).startsWith("@Ada go", "@Grace 1", "@Ada again 2", "@Grace again 3");
		assertThat(notices()).containsExactly(Kind.TURN_LIMIT);
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	/** What was put off before a message was deleted is not asked for once that is back, either: nothing runs by itself. */
	@Test
	void whatWasDeletedIsNotAnswered() {
		open(1);
		ask(chat, "@Ada go").text("@Grace one").end();
		chat.awaitIdle();
		MessageId answer = program.snapshot(id(chat)).page().messages().get(1).id();
		LogTail gone = TestEngine.get(program.chats().deleteFrom(id(chat), answer));
		assertThat(goOnRefused()).contains("since your last message");
		TestEngine.get(program.chats().restore(id(chat), gone));
		assertThat(provider.hasCall(id(chat))).isFalse();
		TestEngine.get(program.chats().goOn(id(chat)));
		answers("Grace", "two <world>STOP</world>");
	}

	@Test
	void aPersonsStopEndsTheExchange() {
		open(5);
		program.send(chat.chat(), "@Ada @Grace go");
		Call ada = callOf("Ada");
		say(ada, chat, "@Linus half");
		TestEngine.get(program.chats().stop(id(chat)));
		chat.awaitIdle();
		assertThat(turns()).extracting(Turn::state).containsOnly(TurnState.CANCELLED);
		assertThat(notices()).isEmpty();
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void anotherChatCountsForItself() {
		open(2);
		ChatRecorder other = chat(world, "other");
		program.send(chat.chat(), "@Ada go");
		program.send(other.chat(), "@Ada go");
		answers("Ada", "@Grace 1");
		answer(call(other), other, "@Grace 1");
		answers("Grace", "2");
		answer(call(other), other, "2");
		chat.awaitIdle();
		other.awaitIdle();
		for (ChatRecorder one : List.of(chat, other)) {
			assertThat(one.texts(Role.AGENT)).containsExactly("@Grace 1", "@Ada 2");
			assertThat(one.texts(Role.SYSTEM)).hasSize(1);
		}
	}

	@Test
	void aQueuedMessageComesAfterTheWholeExchange() {
		open(2);
		program.send(chat.chat(), "@Ada go");
		MessageId queued = program.send(chat.chat(), "@Linus go");
		answers("Ada", "@Grace 1");
		answers("Grace", "2");
		answers("Linus", "3");
		chat.awaitIdle();
		assertThat(texts()).containsSubsequence("@Ada 2", "@Linus go", "3");
		assertThat(turns().getLast().trigger()).isEqualTo(queued);
		assertThat(goOnRefused()).contains("since your last message");
	}

	@Test
	void anAgentThatIsDeletedMeanwhileIsNotWaitedFor() throws Exception {
		open(5);
		Call ada = ask(chat, "@Ada go");
		program.worlds().deleteAgent(world.getId(), world.getAgents().get(1).getId());
		ada.text("@Grace see").end();
		chat.awaitIdle();
		assertThat(notices()).isEmpty();
		assertThat(program.store().pendingAnswers(id(chat), 1)).isEmpty();
	}

	@Test
	void whatAnAgentSawStaysWhateverIsRenamed() throws Exception {
		open(5);
		ask(chat, "@Ada go").text("I know @Grace").end();
		chat.awaitIdle();
		Set<?> seen = program.store().log(id(chat), 1, 1).getFirst().recipients().seenBy();
		World now = program.worlds().get(world.getId());
		program.worlds().updateAgent(now.getId(), edited(now.getAgents().get(1), grace -> grace.setName("Hopper")));
		assertThat(program.store().log(id(chat), 1, 1).getFirst().recipients().seenBy()).isEqualTo(seen);
		program.send(chat.chat(), "@Hopper go");
		Call hopper = callOf("Hopper");
		assertThat(prompt(hopper)).containsExactly(": @Ada go", "Ada: I know @Grace", ": @Hopper go");
		hopper.text("fine").end();
		chat.awaitIdle(2);
	}

	private static List<String> prompt(Call call) {
		return call.request().prompt().stream().map(ExchangeTest::said).toList();
	}

	private static String said(PromptMessage message) {
		return message.authorName() + ": " + message.text();
	}
}
