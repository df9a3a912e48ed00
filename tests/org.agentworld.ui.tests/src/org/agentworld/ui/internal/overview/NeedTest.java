package org.agentworld.ui.internal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.ChatConcern;
import org.junit.jupiter.api.Test;

class NeedTest {

	private final ChatConcern unread = new ChatConcern(chat(1), Activity.WORKING, 0, 5, 4, Set.of());
	private final ChatConcern failed = new ChatConcern(chat(2), Activity.IDLE, 0, 5, 4, Set.of(TurnId.random()));
	private final ChatConcern unsaved = new ChatConcern(chat(3), Activity.CANNOT_SAVE, 0, 0, 0, Set.of());
	private final ChatConcern waiting = new ChatConcern(chat(4), Activity.WAITING_FOR_PERSON, 0, 0, 0, Set.of());
	private final ChatConcern working = new ChatConcern(chat(5), Activity.WORKING, 2, 4, 4, Set.of());
	private final List<ChatConcern> all = List.of(unread, failed, unsaved, waiting, working);

	@Test
	void theMostPressingComesFirstThenTheOthersAndThenTheFirstAgain() {
		assertThat(next(Optional.empty())).contains(waiting.chat());
		assertThat(next(Optional.of(working.chat()))).as("from a chat without need").contains(waiting.chat());
		assertThat(next(Optional.of(waiting.chat()))).contains(failed.chat());
		assertThat(next(Optional.of(failed.chat()))).contains(unsaved.chat());
		assertThat(next(Optional.of(unsaved.chat()))).contains(unread.chat());
		assertThat(next(Optional.of(unread.chat()))).contains(waiting.chat());
	}

	@Test
	void noChatIsFollowedByItself() {
		assertThat(Need.next(List.of(unread, working), Optional.of(unread.chat()))).isEmpty();
		assertThat(Need.next(List.of(working), Optional.empty())).isEmpty();
	}

	private Optional<ChatAddress> next(Optional<ChatAddress> front) {
		return Need.next(all, front);
	}

	private static ChatAddress chat(int last) {
		return new ChatAddress(WorldId.random(), ChatId.parse("00000000-0000-4000-8000-00000000000" + last));
	}
}
