package org.agentworld.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.agentworld.events.conversation.Message;
import org.agentworld.model.Chat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that die at the two moments that matter to the writer. */
class CrashTest extends OpenStore {

	private static final int CHATS = 8;
	/** Each chat writes a file, then the message that names it. */
	private static final int WRITES = 72;

	/** Opening a store also writes once: it asks for what is left of deleted chats. */
	private static final int STRIKE = WRITES + 1;

	@Test
	void aGroupThatWasNotCommittedIsGoneAsAWhole() throws Exception {
		assertThat(messagesAfter("inside-commit-group")).isLessThan(WRITES / 2);
	}

	@Test
	void whatWasCommittedIsThereEvenIfNobodyWasTold() throws Exception {
		assertThat(messagesAfter("after-commit")).isGreaterThanOrEqualTo((WRITES - CHATS) / 2);
	}

	/** What an operation on the past did is there as a whole or not at all. */
	@ParameterizedTest
	@ValueSource(strings = { "inside-commit-group", "after-commit" })
	void thePastIsNeverHalfChanged(String fault) throws Exception {
		for (int i = 0; i < CHATS; i++) {
			fruit.newChat("chat " + i);
		}
		store.close();
		Map<String, String> wanted = new HashMap<>();
		Map<String, String> had = new HashMap<>();
		try (ChildProcess child = ChildProcess.start("past", folder, "-Dagentworld.fault=" + fault + ":" + STRIKE)) {
			child.lines().map(line -> line.split(" ", -1))
					.forEach(line -> (line[1].equals("has") ? had : wanted).put(line[0], line[2]));
			assertThat(child.exitCode()).isEqualTo(137);
		}
		reopen();
		List<Chat> chats = store.chats(fruit.id(), false, Optional.empty(), CHATS);
		assertThat(chats).hasSize(CHATS);
		for (Chat chat : chats) {
			String id = chat.getId().toString();
			String log = store.page(chat.getId(), Long.MAX_VALUE, 1000).messages().stream()
					.map(message -> message.id().toString()).collect(Collectors.joining(","));
			assertThat(log).isIn(had.getOrDefault(id, ""), wanted.getOrDefault(id, ""));
		}
		assertThat(wanted).isNotEqualTo(had);
		store.close();
		Integrity.check(folder);
	}

	/**
	 * How many messages are left of a process that the fault ended; nothing that it was told to be durable is missing.
	 */
	private long messagesAfter(String fault) throws Exception {
		for (int i = 0; i < CHATS; i++) {
			fruit.newChat("chat " + i);
		}
		store.close();
		Map<String, Long> durable;
		try (ChildProcess child = ChildProcess.start("commit", folder, "-Dagentworld.fault=" + fault + ":" + STRIKE)) {
			durable = child.lines().map(line -> line.split(" "))
					.collect(Collectors.toMap(line -> line[0], line -> Long.valueOf(line[1]), Math::max));
			assertThat(child.exitCode()).isEqualTo(137);
		}
		reopen();
		long total = 0;
		for (Chat chat : store.chats(fruit.id(), false, Optional.empty(), CHATS)) {
			List<Message> messages = store.page(chat.getId(), Long.MAX_VALUE, 1000).messages();
			assertThat(messages.stream().map(Message::position))
					.containsExactlyElementsOf(LongStream.rangeClosed(1, messages.size()).boxed().toList());
			assertThat((long) messages.size())
					.isGreaterThanOrEqualTo(durable.getOrDefault(chat.getId().toString(), 0L));
			assertThat(store.chatState(chat.getId()).lastPosition()).isEqualTo(messages.size());
			for (Message message : messages) {
				assertThat(store.attachment(message.attachments().getFirst().id())).as("the file of %s", message).isPresent();
			}
			total += messages.size();
		}
		store.close();
		Integrity.check(folder);
		return total;
	}
}
