package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.agentworld.events.ChatEvent.TurnReasoning;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.model.World;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.Test;

/** What a model thinks before it answers. */
class ReasoningTest extends CoreTest {

	private final VirtualTimers timers = new VirtualTimers();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, timers, store -> store);
	}

	@Test
	void itIsKeptApartFromTheAnswerWithItsDuration() {
		World world = program.world("World", "Ada");
		ChatRecorder chat = chat(world, "chat");
		Call call = ask(chat, "question");
		call.reasoning("hmm ");
		chat.await(TurnReasoning.class, chunk -> chunk.text().equals("hmm "));
		timers.advance(Duration.ofSeconds(2));
		call.reasoning("well");
		chat.await(TurnReasoning.class, chunk -> chunk.text().equals("well"));
		timers.advance(Duration.ofSeconds(3));
		answer(call, chat, "answer");
		chat.awaitIdle();
		assertThat(program.snapshot(id(chat)).page().messages().getLast().content()).containsExactly(
				new ContentPart.Reasoning("hmm well", Duration.ofSeconds(5)), new ContentPart.Text("answer"));
		Call next = ask(chat, "more");
		assertThat(next.request().prompt().get(1).content()).as("never sent back to a model")
				.containsExactly(new PromptPart.Text("answer"));
		next.text("x").end();
		chat.awaitIdle(2);
	}
}
