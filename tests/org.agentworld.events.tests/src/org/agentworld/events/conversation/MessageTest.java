package org.agentworld.events.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart.Reasoning;
import org.agentworld.events.conversation.ContentPart.Text;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.junit.jupiter.api.Test;

/** What a message is made of is checked when it is made. */
class MessageTest {

	private static final List<ContentPart> TEXT = List.of(new Text("text"));

	@Test
	void aMessageHasContentAPositionAndItsAgent() {
		assertThat(message(1, Role.HUMAN, Optional.empty(), TEXT).text()).isEqualTo("text");
		assertThatThrownBy(() -> message(1, Role.HUMAN, Optional.empty(), List.of()))
				.isInstanceOf(IllegalArgumentException.class).hasMessage("A message has at least one content part.");
		assertThatThrownBy(() -> message(0, Role.HUMAN, Optional.empty(), TEXT))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("The position of a message begins at 1, not 0.");
		assertThatThrownBy(() -> message(1, Role.AGENT, Optional.empty(), TEXT))
				.isInstanceOf(IllegalArgumentException.class).hasMessage("An agent's message names its agent.");
		assertThat(message(1, Role.AGENT, Optional.of(AgentId.random()), TEXT).agent()).isPresent();
	}

	@Test
	void itsContentCannotBeChanged() {
		List<ContentPart> content = new ArrayList<>(TEXT);
		Message message = message(1, Role.HUMAN, Optional.empty(), content);
		content.clear();
		assertThat(message.content()).isEqualTo(TEXT);
		assertThatThrownBy(() -> message.content().clear()).isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void itsTextIsWithoutReasoning() {
		assertThat(Message.textOf(List.of(new Reasoning("hm", Duration.ZERO), new Text("a"), new Text("b")))).isEqualTo("a\nb");
		assertThat(Message.textOf(List.of(new Reasoning("hm", Duration.ZERO)))).isEmpty();
	}

	@Test
	void whatIsQueuedHasContentToo() {
		assertThatThrownBy(() -> new QueuedMessage(MessageId.random(), List.of(), Instant.EPOCH))
				.isInstanceOf(IllegalArgumentException.class).hasMessage("A message has at least one content part.");
	}

	private static Message message(long position, Role role, Optional<AgentId> agent, List<ContentPart> content) {
		return new Message(MessageId.random(), ChatId.random(), position, role, agent, "", content, Optional.empty(),
				Instant.EPOCH);
	}
}
