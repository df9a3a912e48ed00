package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnDelayed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that cannot answer now is asked again: as often as is set, when it makes sense, and never behind one's back. */
class RetryTest extends CoreTest {

	private static final int RETRIES = 2;
	/** More than any wait that the program chooses by itself. */
	private static final Duration LONG = Duration.ofMinutes(1);

	private final VirtualTimers clock = new VirtualTimers();
	private ChatRecorder chat;

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, new Route(TestEngine.CONNECTION, RETRIES, 0), new MemoryKeyring(), clock);
	}

	@BeforeEach
	void openChat() {
		chat = chat(program.world("World", "Ada"), "chat");
	}

	@Test
	void afterAWhileTheAnswerComes() {
		ask(chat, "question").fail(TurnError.of(Kind.UNAVAILABLE, "Busy."));
		Delay delay = awaitDelay(1);

		assertThat(delay.reason()).isEqualTo(Delay.Reason.RETRY);
		assertThat(delay.why()).isEqualTo("Busy. Asks again by itself (1 of 2).");
		assertThat(Duration.between(clock.now(), delay.until().orElseThrow())).isBetween(Duration.ofSeconds(1),
				Duration.ofMillis(1250));
		assertThat(program.snapshot(id(chat)).liveTurns()).extracting(LiveTurn::delay).containsExactly(Optional.of(delay));
		assertThat(provider.hasCall(id(chat))).as("asked before the time").isFalse();

		clock.advance(LONG);
		answer(call(chat), chat, "answer");

		chat.await(TurnEnded.class, _ -> true);
		assertThat(chat.events(TurnDelayed.class)).extracting(TurnDelayed::delay).containsExactly(Optional.of(delay),
				Optional.empty());
		chat.assertOrderly();
	}

	@Test
	void theWaitGrowsAndTheLastErrorStands() {
		ask(chat, "question").fail(TurnError.of(Kind.UNAVAILABLE, "one"));
		Duration first = waitOf(awaitDelay(1));
		clock.advance(LONG);
		call(chat).fail(TurnError.of(Kind.RATE_LIMITED, "two"));
		Duration second = waitOf(awaitDelay(2));
		clock.advance(LONG);
		call(chat).fail(TurnError.of(Kind.UNAVAILABLE, "three"));

		assertThat(chat.await(TurnFailed.class, _ -> true).turn().error()).map(TurnError::message).contains("three");
		assertThat(second).isGreaterThanOrEqualTo(first.multipliedBy(3).dividedBy(2));
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void whatTheServerAsksForIsKept() {
		ask(chat, "question").fail(new TurnError(Kind.RATE_LIMITED, "Slow down.", Optional.of(Duration.ofSeconds(40))));

		assertThat(waitOf(awaitDelay(1))).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(50));
	}

	@Test
	void aWaitThatNobodyExpectsIsLeftToThePerson() {
		ask(chat, "question").fail(new TurnError(Kind.RATE_LIMITED, "Come tomorrow.", Optional.of(Duration.ofHours(20))));

		assertThat(chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow().retryAfter())
				.contains(Duration.ofHours(20));
		assertThat(chat.events(TurnDelayed.class)).isEmpty();
	}

	@Test
	void whatWouldFailAgainIsNotAskedAgain() {
		for (Kind kind : new Kind[] { Kind.AUTHENTICATION, Kind.QUOTA, Kind.NOT_FOUND, Kind.BAD_REQUEST, Kind.NETWORK,
				Kind.TIMEOUT, Kind.BAD_ANSWER }) {
			ChatRecorder other = chat(program.worlds().all().getFirst(), kind.name());
			ask(other, "question").fail(TurnError.of(kind, "No."));
			assertThat(other.await(TurnFailed.class, _ -> true).turn().error().orElseThrow().kind()).isEqualTo(kind);
			assertThat(other.events(TurnDelayed.class)).isEmpty();
		}
	}

	@Test
	void onceTextHasComeNothingIsAskedAgain() {
		Call call = ask(chat, "question");
		say(call, chat, "half");
		call.fail(TurnError.of(Kind.UNAVAILABLE, "Broke off."));

		chat.await(TurnFailed.class, _ -> true);
		assertThat(chat.events(TurnDelayed.class)).isEmpty();
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void stopEndsTheWaitAtOnce() {
		ask(chat, "question").fail(TurnError.of(Kind.UNAVAILABLE, "Busy."));
		awaitDelay(1);

		TestEngine.get(program.chats().stop(id(chat)));

		chat.await(TurnCancelled.class, _ -> true);
		clock.advance(LONG);
		program.snapshot(id(chat));
		assertThat(provider.hasCall(id(chat))).as("asked after the stop").isFalse();
	}

	@Test
	void nobodyTakesTheWaitForSilence() {
		Patience patience = TestEngine.CONNECTION.patience();
		ask(chat, "question").fail(new TurnError(Kind.RATE_LIMITED, "Slow.", Optional.of(Duration.ofMinutes(5))));
		Delay delay = awaitDelay(1);
		assertThat(waitOf(delay)).as("what is waited here").isGreaterThan(patience.silence());

		clock.advance(patience.connect().plus(patience.firstToken()).minusSeconds(30));
		program.snapshot(id(chat));
		assertThat(chat.events(TurnFailed.class)).isEmpty();
		clock.advance(Duration.ofMinutes(3));
		answer(call(chat), chat, "answer");
		chat.await(TurnEnded.class, _ -> true);
	}

	@Test
	void aChatThatWaitsDelaysNoOther() {
		ChatRecorder other = chat(program.worlds().all().getFirst(), "other");
		ask(chat, "question").fail(TurnError.of(Kind.UNAVAILABLE, "Busy."));
		awaitDelay(1);

		answer(ask(other, "question"), other, "answer");

		assertThat(other.events(TurnDelayed.class)).isEmpty();
		assertThat(chat.events(TurnEnded.class)).isEmpty();
	}

	private Delay awaitDelay(int count) {
		return chat.await(TurnDelayed.class, event -> event.delay().isPresent(), count).delay().orElseThrow();
	}

	private Duration waitOf(Delay delay) {
		return Duration.between(clock.now(), delay.until().orElseThrow());
	}
}
