package org.agentworld.core.internal.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.id.AttachmentId;
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
		assertThat(ChatName.plain(List.of(new ContentPart.Text("\n> Apples?\nPears!")))).contains("Apples?");
		assertThat(ChatName.plain(List.of(new ContentPart.Text(" "),
				new ContentPart.Attachment(AttachmentId.of(new byte[] { 1 }), "plan.pdf", "application/pdf", 1)))).contains("plan.pdf");
		assertThat(ChatName.plain(List.of(new ContentPart.Text("\u200B")))).isEmpty();
	}
}
