package org.agentworld.app.internal.headless.chat;

import java.io.PrintStream;

/**
 * Prints whole messages of many chats, each under a heading that says who wrote it where. Safe for use by many threads.
 */
final class MarkdownMessages {

	private final PrintStream out;
	private final PrintStream err;

	MarkdownMessages(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/** A message; its text is Markdown and stays as it is, but for what would steer a terminal. */
	synchronized void add(String chatName, String author, String text) {
		out.println("## " + plain(chatName) + " · " + plain(author));
		out.println();
		text.stripTrailing().lines().map(LabelledLines::printable).forEach(out::println);
		out.println();
		out.flush();
	}

	/** Something about a chat that is not its text. */
	synchronized void note(String label, String text) {
		err.println(label + ": " + LabelledLines.printable(text));
		err.flush();
	}

	/** A name is no Markdown. */
	private static String plain(String name) {
		return name.replaceAll("[\\\\`*_\\[\\]<>#&|~]", "\\\\$0");
	}
}
