package org.agentworld.ui.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.EventStamp;
import org.agentworld.events.WorldEvent.WorldDeleted;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.WorldId;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkingChatsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private int told;
	private final WorkingChats chats = new WorkingChats(() -> told++);
	private final WorldId world = WorldId.random();
	private final ChatAddress one = new ChatAddress(world, ChatId.random());
	private final ChatAddress other = new ChatAddress(WorldId.random(), ChatId.random());

	@Test
	void countsEachChatOnce() {
		is(one, Activity.WORKING);
		is(one, Activity.WORKING);
		is(other, Activity.WORKING);
		assertThat(chats.working()).isEqualTo(2);
		assertThat(told).as("nothing changed with the second event").isEqualTo(2);

		is(one, Activity.WAITING_FOR_PERSON);
		assertThat(chats.working()).isEqualTo(1);
		assertThat(chats.waiting()).isEqualTo(1);

		is(one, Activity.IDLE);
		is(other, Activity.IDLE);
		assertThat(chats.working() + chats.waiting()).isZero();
	}

	@Test
	void whatIsDeletedDoesNotWork() {
		is(one, Activity.WORKING);
		is(other, Activity.WORKING);
		chats.onEvent(new WorldDeleted(world, Instant.EPOCH));
		assertThat(chats.working()).isEqualTo(1);

		chats.onEvent(new ChatDeleted(other, stamp()));
		assertThat(chats.working()).isZero();
		assertThat(told).isEqualTo(4);
	}

	@Test
	void afterAGapNothingIsClaimed() {
		is(one, Activity.WORKING);
		is(other, Activity.WAITING_FOR_PERSON);

		chats.onOverflow();

		assertThat(chats.working() + chats.waiting()).isZero();
		assertThat(told).isEqualTo(3);
	}

	private void is(ChatAddress chat, Activity activity) {
		chats.onEvent(new ActivityChanged(chat, stamp(), activity));
	}

	private static EventStamp stamp() {
		return new EventStamp(SessionEpoch.random(), 1, Instant.EPOCH);
	}
}
