package org.agentworld.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An event that contradicts itself cannot be made. */
class ChatEventTest {

	private final ChatAddress chat = new ChatAddress(WorldId.random(), ChatId.random());
	private final EventStamp stamp = new EventStamp(SessionEpoch.random(), 1, Instant.EPOCH);
	private final Turn requested = Turn.requested(chat.chat(), AgentId.random(), "Ada", MessageId.random(),
			Exchange.first(MessageId.random()), 1,
			Instant.EPOCH);

	@Test
	void aMessageOrTurnOfAnotherChatIsRefused_REQ_13() {
		ChatAddress other = new ChatAddress(chat.world(), ChatId.random());
		Message message = new Message(MessageId.random(), chat.chat(), 1, Role.HUMAN, Optional.empty(), "",
				List.of(new ContentPart.Text("text")), Optional.empty(), Instant.EPOCH);
		assertThat(new MessageCommitted(chat, stamp, message).message()).isEqualTo(message);
		assertThatThrownBy(() -> new MessageCommitted(other, stamp, message))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContainingAll(chat.chat().toString(), other.chat().toString());
		assertThatThrownBy(() -> new TurnStepped(other, stamp, requested)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContainingAll(chat.chat().toString(), other.chat().toString());
	}

	@Test
	void eachEndHasItsEvent() {
		for (TurnState state : TurnState.values()) {
			Turn turn = in(state);
			check(state == TurnState.ENDED, () -> new TurnEnded(chat, stamp, turn));
			check(state == TurnState.FAILED, () -> new TurnFailed(chat, stamp, turn));
			check(state == TurnState.CANCELLED, () -> new TurnCancelled(chat, stamp, turn));
			check(!state.isFinal(), () -> new TurnStepped(chat, stamp, turn));
		}
	}

	private static void check(boolean fits, ThrowingCallable make) {
		if (fits) {
			assertThatCode(make).doesNotThrowAnyException();
		} else {
			assertThatThrownBy(make).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("does not fit a turn that is");
		}
	}

	private Turn in(TurnState state) {
		return switch (state) {
			case REQUESTED -> requested;
			case WAITING_FOR_PERSON, RUNNING_CALLS -> in(TurnState.CALLING_MODEL).in(state);
			case CALLING_MODEL -> requested.in(state);
			case ENDED, FAILED, CANCELLED, INTERRUPTED -> in(TurnState.CALLING_MODEL).finished(state, Optional.empty(),
					Usage.UNKNOWN, state == TurnState.FAILED
							? Optional.of(TurnError.of(TurnError.Kind.NETWORK, "cut")) : Optional.empty(),
					Instant.EPOCH);
		};
	}

	@Test
	void nothingIsMissing() {
		assertThatThrownBy(() -> new ChatRenamed(null, stamp, "x")).hasMessageContaining("address");
		assertThatThrownBy(() -> new ChatRenamed(chat, null, "x")).hasMessageContaining("stamp");
		assertThatThrownBy(() -> new ChatRenamed(chat, stamp, null)).hasMessageContaining("content");
		assertThatThrownBy(() -> new TurnChunk(chat, stamp, null, 0, "x")).hasMessageContaining("content");
		assertThatThrownBy(() -> new TurnChunk(chat, stamp, TurnId.random(), 0, null))
				.isInstanceOf(NullPointerException.class);
		assertThatThrownBy(() -> new MessagesCut(chat, stamp, null, List.of())).isInstanceOf(NullPointerException.class);
		assertThatThrownBy(() -> new EventStamp(SessionEpoch.random(), 0, Instant.EPOCH))
				.isInstanceOf(IllegalArgumentException.class).hasMessage("eventSeq begins at 1, not 0.");
	}

	@Test
	void kindsHaveTopicsOfTheirOwn() {
		assertThat(Arrays.stream(ChatEvent.Kind.values()).map(ChatEvent.Kind::token)).doesNotHaveDuplicates()
				.allMatch(token -> token.matches("[a-z-]+"));
		assertThat(Topics.of(new ChatRenamed(chat, stamp, "x")))
				.isEqualTo("org/agentworld/" + chat.world() + "/chat/" + chat.chat() + "/renamed");
		assertThat(Arrays.stream(ChatEvent.Kind.values()).filter(ChatEvent.Kind::isStreamed))
				.containsExactly(ChatEvent.Kind.TURN_CHUNK, ChatEvent.Kind.TURN_REASONING);
	}
}
