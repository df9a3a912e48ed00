package org.agentworld.app.internal.headless.chat;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Looks for text of one chat in the answers of another, and shows how much the chats overlapped. */
final class Crossings {

	private final List<String> words;
	private final List<Answer> answers;

	/** @param words what each chat, and no other, is about; in the order of the answers */
	Crossings(List<String> words, List<Answer> answers) {
		this.words = words;
		this.answers = answers;
	}

	/** Whether each chat answered, about its own word, without trouble and without a foreign word. */
	boolean none() {
		for (int i = 0; i < answers.size(); i++) {
			Answer answer = answers.get(i);
			if (!foreignWords(i).isEmpty() || answer.troubles() > 0 || !mentions(answer, words.get(i))) {
				return false;
			}
		}
		return true;
	}

	void print(PrintStream out) {
		out.println();
		out.printf("%-22s %12s %10s %8s %8s  %s%n", "Chat", "first token", "duration", "events", "overlap",
				"foreign text");
		for (int i = 0; i < answers.size(); i++) {
			Answer answer = answers.get(i);
			if (answer.firstToken().isEmpty()) {
				out.printf("%-22s %12s%n", answer.chatName(), "no answer");
				continue;
			}
			out.printf(Locale.ROOT, "%-22s %9d ms %7d ms %8d %6d %%  %s%n", answer.chatName(),
					answer.untilFirstToken().toMillis(), answer.streamed().toMillis(), answer.events(),
					overlap(answer), foreignWords(i).isEmpty() ? "none" : String.join(", ", foreignWords(i)));
		}
		out.flush();
	}

	private List<String> foreignWords(int own) {
		return words.stream().filter(word -> !word.equals(words.get(own)) && mentions(answers.get(own), word)).toList();
	}

	private static boolean mentions(Answer answer, String word) {
		return answer.text().toLowerCase(Locale.ROOT).contains(word);
	}

	/** How much of its time the chat streamed while all others did, in percent. */
	private long overlap(Answer answer) {
		long from = answers.stream().filter(one -> one.firstToken().isPresent())
				.mapToLong(one -> one.firstToken().orElseThrow()).max().orElse(0);
		long to = answers.stream().filter(one -> one.firstToken().isPresent()).mapToLong(Answer::lastToken).min().orElse(0);
		long own = Math.max(1, answer.streamed().toNanos());
		return Math.max(0, to - from) * 100 / own;
	}
}
