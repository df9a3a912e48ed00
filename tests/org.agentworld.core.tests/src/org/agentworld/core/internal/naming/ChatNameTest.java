package org.agentworld.core.internal.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNameTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Apples                                  | Apples
			"Apples"                                | Apples
			**Apples and pears.**                   | Apples and pears
			The **best** `apple` and 2 ** 3         | The best apple and 2 ** 3
			Title: Apples                           | Apples
			# Chat name: "Apples"                   | Apples
			- Apples                                | Apples
			<b>Apples</b>                           | Apples
			<think>Pears?</think>Apples             | Apples
			Wait...                                 | Wait...
			Äpfel & 🍎                              | Äpfel & 🍎
			„Äpfel“                                 | Äpfel
			""")
	void theNameIsFoundInWhatAModelSays(String answer, String name) {
		assertThat(ChatName.in(answer)).contains(name);
	}

	@Test
	void theFirstLineCountsAndNothingInvisible() {
		assertThat(ChatName.in("\n\n  Apples\u200B \u202Eand\tpears\u0000  \nBecause …")).contains("Apples and pears");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n \n", "\"\"", "***", "<think>for ever", "\u200B\u200D", "<a><b><c>" })
	void whatSaysNothingIsNoName(String answer) {
		assertThat(ChatName.in(answer)).isEmpty();
	}

	@Test
	void aNameHasAtMostAHundredCharacters() {
		assertThat(ChatName.in("word ".repeat(100)).orElseThrow()).hasSizeLessThanOrEqualTo(100).endsWith("word…");
		assertThat(ChatName.in("x".repeat(5000)).orElseThrow()).hasSize(100).endsWith("x…");
		String faces = ChatName.in("😀".repeat(500)).orElseThrow();
		assertThat(faces).hasSizeLessThanOrEqualTo(100).matches("(?:😀)+…");
		assertThat(ChatName.in("a" + "😀".repeat(500)).orElseThrow()).matches("a(?:😀)+…");
	}

	@Test
	void withoutAModelTheMessageBeginsIt() {
		assertThat(plain("\n> Apples?\nPears!")).contains("Apples?");
		assertThat(ChatName.plain(world(), List.of(new ContentPart.Text(" "),
				new ContentPart.Attachment(AttachmentId.of(new byte[] { 1 }), "plan.pdf", "application/pdf", 1)))).contains("plan.pdf");
		assertThat(plain("\u200B")).isEmpty();
	}

	@Test
	void toWhomAMessageGoesIsNoNameForItsChat() {
		assertThat(plain("@Ada please tell me about apples")).contains("please tell me about apples");
		assertThat(plain("Hello @Ada and @Grace Hopper: what grows?")).contains("what grows?");
		assertThat(plain("@Ada,\nwhat grows?")).contains("what grows?");
		assertThat(plain("Ask @Ada what grows.")).contains("Ask @Ada what grows");
		assertThat(plain("@Ada!")).as("nothing else is said").contains("@Ada!");
	}

	private static Optional<String> plain(String text) {
		return ChatName.plain(world(), List.of(new ContentPart.Text(text)));
	}

	private static World world() {
		World world = ModelFactory.eINSTANCE.createWorld();
		for (String name : List.of("Ada", "Grace Hopper")) {
			Agent agent = ModelFactory.eINSTANCE.createAgent();
			agent.setId(AgentId.random());
			agent.setName(name);
			world.getAgents().add(agent);
		}
		return world;
	}
}
