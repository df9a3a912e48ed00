package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.ChatEvent.ChatArchived;
import org.agentworld.events.ChatEvent.ChatPinned;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.ChatSeen;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** Pinning, archiving and what was seen are commands of the chat's session: saved, then published, once each. */
class PinnedAndSeenTest extends CoreTest {

	@Test
	void pinningIsSavedAndToldOnce() throws RefusedException {
		World world = program.world("World", "Ada");
		ChatRecorder first = chat(world, "first");
		ChatRecorder second = chat(world, "second");
		TestEngine.get(program.chats().pin(id(first), true));
		TestEngine.get(program.chats().pin(id(first), true));
		assertThat(names(program.chats().list(world.getId(), Optional.empty(), 9))).containsExactly("first", "second");
		TestEngine.get(program.chats().pin(id(first), false));
		afterAll(first);
		assertThat(first.events(ChatPinned.class)).extracting(ChatPinned::pinned).containsExactly(true, false);
		assertThat(second.events(ChatPinned.class)).isEmpty();
		assertThat(names(program.chats().list(world.getId(), Optional.empty(), 9))).containsExactly("second", "first");
	}

	@Test
	void archivedChatsAreListedOnRequestAndGoOnWorking() throws RefusedException {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		var call = ask(chat, "1");
		TestEngine.get(program.chats().archive(id(chat), true));
		answer(call, chat, "to 1");
		chat.awaitIdle();
		assertThat(chat.events(ChatArchived.class)).extracting(ChatArchived::archived).containsExactly(true);
		assertThat(program.chats().list(world.getId(), Optional.empty(), 9)).isEmpty();
		assertThat(names(program.chats().list(world.getId(), true, Optional.empty(), 9))).containsExactly("chat");
		program.restart();
		assertThat(program.chats().get(id(chat)).isArchived()).isTrue();
	}

	@Test
	void whatWasSeenGrowsToTheEndOfTheLog() throws RefusedException {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		answer(ask(chat, "1"), chat, "to 1");
		chat.awaitIdle();
		assertThat(program.chats().concerns()).extracting(ChatConcern::newest).containsExactly(2L);
		TestEngine.get(program.chats().seen(id(chat), 1));
		TestEngine.get(program.chats().seen(id(chat), 99));
		TestEngine.get(program.chats().seen(id(chat), 2));
		TestEngine.get(program.chats().seen(id(chat), 1));
		afterAll(chat);
		assertThat(chat.events(ChatSeen.class)).extracting(ChatSeen::position).containsExactly(1L, 2L);
		assertThat(program.chats().concerns()).isEmpty();
		program.restart();
		assertThat(program.chats().get(id(chat)).getSeenPosition()).isEqualTo(2);
		assertThat(program.chats().get(id(chat)).getRevision()).as("seeing is no edit: only the rename is").isEqualTo(1);
	}

	/** Waits for an event that comes after all that was asked for before. */
	private void afterAll(ChatRecorder chat) {
		TestEngine.get(program.chats().rename(id(chat), program.snapshot(id(chat)).name()));
		chat.await(ChatRenamed.class, _ -> true);
	}

	private static List<String> names(List<Chat> chats) {
		return chats.stream().map(Chat::getName).toList();
	}
}
