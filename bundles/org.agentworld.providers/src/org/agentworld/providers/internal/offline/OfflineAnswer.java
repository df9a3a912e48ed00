package org.agentworld.providers.internal.offline;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.agentworld.providers.internal.offline.Instructions.Block;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.PromptMessage;

/**
 * What the offline provider says. It repeats words of the message that it answers, so that an answer in the wrong chat
 * can be told by its words.
 *
 * @param reasoning empty unless the prompt says 'think'
 * @param text      Markdown
 */
record OfflineAnswer(String reasoning, String text) {

	/** Also what tells an earlier answer of this provider from another's. */
	static final String CONFESSION = "I am no language model: I answer from a fixed program, without a network.";

	private static final int QUOTED_WORDS = 60;
	private static final int SHOWN_WORDS = 3;
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
	private static final Pattern THINK = Pattern.compile("\\bthink\\b", Pattern.CASE_INSENSITIVE);

	static OfflineAnswer to(ModelRequest request) {
		Instructions instructions = Instructions.in(request.systemPrompt());
		Optional<PromptMessage> asked = asked(request.prompt());
		String question = asked.map(PromptMessage::text).orElse("");
		List<String> words = WORD.matcher(question).results().limit(QUOTED_WORDS).map(MatchResult::group).toList();
		boolean thinks = THINK.matcher(request.systemPrompt()).find() || THINK.matcher(question).find();
		String text = introduction(request, asked, words) + (instructions.brief() ? "" : blocks(instructions, words))
				+ instructions.signature().map(signature -> "\n— " + signature + "\n").orElse("");
		return new OfflineAnswer(thinks ? "I was told to think, so I count: the message has %d words that I can quote."
				.formatted(words.size()) : "", instructions.capitals() ? text.toUpperCase(Locale.ROOT) : text);
	}

	/** What a human asked last, even if other agents have answered it already. */
	private static Optional<PromptMessage> asked(List<PromptMessage> prompt) {
		return prompt.reversed().stream().filter(message -> message.authorName().isEmpty()).findFirst()
				.or(() -> prompt.isEmpty() ? Optional.empty() : Optional.of(prompt.getLast()));
	}

	private static String introduction(ModelRequest request, Optional<PromptMessage> asked, List<String> words) {
		String author = asked.map(PromptMessage::authorName).orElse("");
		boolean said = request.prompt().stream().anyMatch(message -> message.role() == PromptMessage.Role.ASSISTANT
				&& message.text().toUpperCase(Locale.ROOT).contains(CONFESSION.toUpperCase(Locale.ROOT)));
		return "This is %s.%s %s wrote: “%s”\n".formatted(request.agentName(), said ? "" : " " + CONFESSION,
				author.isEmpty() ? "You" : author, String.join(" ", words));
	}

	private static String blocks(Instructions instructions, List<String> words) {
		List<String> shown = words.stream().distinct()
				.sorted(Comparator.comparing(String::length).reversed()).limit(SHOWN_WORDS).toList();
		StringBuilder text = new StringBuilder();
		if (instructions.blocks().contains(Block.LIST)) {
			text.append("\n").append(lines(shown, "- the word **%s**"));
			text.append("- in all %d words\n".formatted(words.size()));
		}
		if (instructions.blocks().contains(Block.CODE)) {
			text.append("\n```java\n").append(lines(shown, "say(\"%s\");")).append("```\n");
		}
		if (instructions.blocks().contains(Block.TABLE)) {
			text.append("\n| Word | Letters |\n| --- | ---: |\n");
			for (String word : shown) {
				text.append("| %s | %d |\n".formatted(word, word.codePointCount(0, word.length())));
			}
		}
		return text.toString();
	}

	private static String lines(List<String> words, String format) {
		return words.stream().map(word -> format.formatted(word) + "\n").collect(Collectors.joining());
	}
}
