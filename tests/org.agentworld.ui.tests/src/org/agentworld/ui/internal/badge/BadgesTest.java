package org.agentworld.ui.internal.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadgesTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final WorldId world = WorldId.random();
	private final ChatConcern busy = concern(world, Activity.WORKING, 2, 5, Set.of());
	private final ChatConcern failed = concern(world, Activity.IDLE, 1, 4, Set.of(TurnId.random()));
	private final ChatConcern asks = concern(world, Activity.WAITING_FOR_PERSON, 0, 4, Set.of());
	private final ChatConcern unsaved = concern(world, Activity.CANNOT_SAVE, 0, 4, Set.of());

	@Test
	void aChatSaysAllThatItIs() {
		assertThat(Badges.of(busy)).isEqualTo("working, unread, queued 2");
		assertThat(Badges.of(failed)).isEqualTo("failed, queued 1");
		assertThat(Badges.of(asks)).isEqualTo("waiting for you");
		assertThat(Badges.of(unsaved)).isEqualTo("cannot save");
		assertThat(Badges.of(ChatConcern.nothing(busy.chat()))).isEmpty();
	}

	@Test
	void aWorldSumsUpItsOwnChats() {
		ChatConcern elsewhere = concern(WorldId.random(), Activity.WORKING, 7, 9, Set.of());
		assertThat(Badges.of(world, List.of(busy, failed, asks, unsaved, elsewhere)))
				.isEqualTo("1 cannot save, 1 waiting for you, 1 working, 1 failed, 1 unread, queued 3");
		assertThat(Badges.of(world, List.of(elsewhere))).isEmpty();
	}

	@Test
	void theIconShowsTheMostPressing() {
		assertThat(Badges.mark(asks)).contains("mark-waiting");
		assertThat(Badges.mark(failed)).contains("mark-failed");
		assertThat(Badges.mark(unsaved)).contains("mark-failed");
		assertThat(Badges.mark(busy)).contains("mark-working");
		assertThat(Badges.mark(concern(world, Activity.IDLE, 0, 5, Set.of()))).contains("mark-unread");
		assertThat(Badges.mark(concern(world, Activity.IDLE, 3, 4, Set.of()))).isEmpty();
	}

	private static ChatConcern concern(WorldId world, Activity activity, int queued, long newest, Set<TurnId> failed) {
		return new ChatConcern(new ChatAddress(world, ChatId.random()), activity, queued, newest, 4, failed);
	}
}
