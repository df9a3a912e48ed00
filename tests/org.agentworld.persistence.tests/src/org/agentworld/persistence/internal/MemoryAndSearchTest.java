package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.TIME;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryAndSearchTest extends OpenStore {

	private ChatId chat;

	@BeforeEach
	void addChat() throws StoreException {
		chat = fruit.newChat("chat");
	}

	@Test
	void anAgentRemembersWhatItSawWhenThatWasWritten() throws StoreException {
		Message both = fruit.say(chat, 1, "both");
		Message annOnly = human(chat, 2, "ann");
		Message bobOnly = human(chat, 3, "bob");
		fruit.commit(chat, new AppendMessage(annOnly, Set.of(fruit.ann)),
				new AppendMessage(bobOnly, Set.of(fruit.bob)));
		assertThat(memory(chat, fruit.ann)).containsExactly(both, annOnly);
		assertThat(memory(chat, fruit.bob)).containsExactly(both, bobOnly);
		assertThat(store.memory(chat, fruit.bob, 2, 9)).containsExactly(both);
		assertThat(store.memory(chat, fruit.bob, 3, 1)).containsExactly(bobOnly);
		assertThat(store.memorySize(chat, fruit.bob, 3)).isEqualTo(2);
		assertThat(store.memorySize(chat, fruit.bob, 2)).isEqualTo(1);
		store.deleteAgent(fruit.id(), fruit.bob);
		assertThat(store.message(chat, bobOnly.id())).contains(bobOnly);
		assertThat(memory(chat, fruit.bob)).containsExactly(both, bobOnly);
	}

	@Test
	void clearingTheMemoryOfOneChatLeavesOtherChatsAndAgentsAlone() throws StoreException {
		ChatId other = fruit.newChat("other");
		Message old = fruit.say(chat, 1, "old");
		Message elsewhere = fruit.say(other, 1, "elsewhere");
		store.clearMemory(fruit.id(), fruit.ann, Optional.of(chat));
		Message fresh = fruit.say(chat, 2, "fresh");
		assertThat(memory(chat, fruit.ann)).containsExactly(fresh);
		assertThat(memory(other, fruit.ann)).containsExactly(elsewhere);
		assertThat(memory(chat, fruit.bob)).containsExactly(old, fresh);
		assertThat(store.page(chat, Long.MAX_VALUE, 9).messages()).containsExactly(old, fresh);
	}

	@Test
	void clearingTheMemoryOfAllChatsLiftsEachFloor() throws StoreException {
		TestWorld nuts = new TestWorld(store, "Nuts");
		ChatId other = fruit.newChat("other");
		ChatId ofNuts = nuts.newChat("nuts");
		fruit.say(chat, 9, "old");
		fruit.say(other, 1, "old");
		Message nut = nuts.say(ofNuts, 1, "nut");
		store.clearMemory(fruit.id(), fruit.ann, Optional.of(chat));
		store.clearMemory(fruit.id(), fruit.ann, Optional.empty());
		Message fresh = fruit.say(other, 2, "fresh");
		assertThat(memory(chat, fruit.ann)).isEmpty();
		assertThat(memory(other, fruit.ann)).containsExactly(fresh);
		assertThat(memory(ofNuts, nuts.ann)).containsExactly(nut);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The Quick fox        | quick
			Übergröße            | übergrö
			привет МИР           | ПРИВЕТ мир
			日本語のテキスト        | 本語の
			100% "sure" OR not   | "sure" OR
			a*b (c) {d}^2 -x:y   | *b (c) {d}^
			NEAR(a b)            | NEAR(a
			emoji 😀😀😀 row     | 😀😀😀
			""")
	void textIsFoundLiterallyAndInAnyCase(String text, String wanted) throws StoreException {
		fruit.say(chat, 1, "something else");
		Message message = fruit.say(chat, 2, text);
		assertThat(store.search(fruit.id(), wanted, 9)).containsExactly(message);
	}

	@Test
	void theSearchIsOfOneWorldAndNewestFirst() throws StoreException {
		TestWorld nuts = new TestWorld(store, "Nuts");
		nuts.say(nuts.newChat("nuts"), 1, "needle");
		Message first = fruit.say(chat, 1, "needle");
		Message second = fruit.say(fruit.newChat("other"), 1, "needles");
		Message third = fruit.say(chat, 2, "a needle");
		assertThat(store.search(fruit.id(), "needle", 9)).containsExactly(third, second, first);
		assertThat(store.search(fruit.id(), "needle", 2)).containsExactly(third, second);
		assertThat(store.search(fruit.id(), "needle box", 9)).isEmpty();
	}

	@Test
	void reasoningIsNotFoundAndHostileTextIs() throws StoreException {
		Message message = new Message(MessageId.random(), chat, 1, Role.HUMAN, Optional.empty(), "You",
				List.of(new ContentPart.Reasoning("secret thought", Duration.ZERO), new ContentPart.Text("before\u0000after\uD83D")),
				Optional.empty(), TIME);
		fruit.commit(chat, new AppendMessage(message, Set.of()));
		assertThat(store.search(fruit.id(), "thought", 9)).isEmpty();
		assertThat(store.search(fruit.id(), "AFTER", 9)).containsExactly(message);
		assertThat(store.search(fruit.id(), "before\u0000after\uD83D", 9)).containsExactly(message);
	}

	@Test
	void aTextThatIsTooShortIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> store.search(fruit.id(), "😀😀", 9));
	}

	private List<Message> memory(ChatId of, AgentId agent) throws StoreException {
		return store.memory(of, agent, Long.MAX_VALUE, 100);
	}
}
