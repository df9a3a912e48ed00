package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.agentworld.markdown.MarkdownRenderer;
import org.agentworld.testing.FailOnLoggedError;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A text that comes in pieces looks in the end as if it had come at once. */
class StreamedMarkdownTest {

	private static final List<String> PIECES = List.of("word ", "**bold** ", "\n", "\n\n", "\n\n", "- item\n", "  more\n",
			"1. one\n", "```java\n", "```\n", "~~~\n", "> quote\n", "| a | b |\n|---|---|\n", "| 1 | 2 |\n", "    code\n",
			"# head\n", "---\n", "===\n", "<div>\n", "<!-- \n", "-->\n", "* * *\n", "\t", "   ```\n", "\r\n", "`", "*", "- ");

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void piecesGiveTheSameAsTheWhole() {
		long seed = Long.getLong("seed", System.nanoTime());
		System.out.println("StreamedMarkdownTest -Dseed=" + seed);
		Random random = new Random(seed);
		int finishedEarly = 0;
		for (int round = 0; round < Integer.getInteger("rounds", 1500); round++) {
			StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(40); i >= 0; i--) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			StreamedMarkdown stream = new StreamedMarkdown();
			StringBuilder html = new StringBuilder();
			for (int at = 0; at < text.length();) {
				int end = Math.min(text.length(), at + 1 + random.nextInt(12));
				html.append(stream.append(text.substring(at, end)));
				at = end;
			}
			finishedEarly += html.isEmpty() ? 0 : 1;
			html.append(MarkdownRenderer.toHtml(stream.rest()));
			assertThat(normal(html.toString())).as("seed %d, text <%s>", seed, text)
					.isEqualTo(normal(MarkdownRenderer.toHtml(text.toString())));
		}
		assertThat(finishedEarly).as("texts of which something was finished before the end").isGreaterThan(100);
	}

	@Test
	void paragraphsAreFinishedWhenTheNextBegins() {
		StreamedMarkdown stream = new StreamedMarkdown();
		assertThat(stream.append("one\n\n")).isEmpty();
		assertThat(stream.append("two\n")).isEqualTo("<p>one</p>\n");
		assertThat(stream.rest()).isEqualTo("two\n");
	}

	@Test
	void aCodeBlockIsNotFinishedByAnEmptyLineInIt() {
		StreamedMarkdown stream = new StreamedMarkdown();
		assertThat(stream.append("```\na\n\nb\n\n")).isEmpty();
		assertThat(stream.append("```\n\nend\n\nlast\n")).contains("b\n");
	}

	@Test
	void aTableWhoseFirstLineIsAnIndentedOneOfTheParagraphBeforeStaysATable() {
		StreamedMarkdown stream = new StreamedMarkdown();
		String html = stream.append("one\n\nword\n\t| a | b |\n|---|---|\n") + stream.append("\nend\n");
		assertThat(html + MarkdownRenderer.toHtml(stream.rest())).contains("<table>").doesNotContain("<pre>");
	}

	private static String normal(String html) {
		return Jsoup.parseBodyFragment(html.replace(">\n<", "><")).body().html().strip();
	}
}
