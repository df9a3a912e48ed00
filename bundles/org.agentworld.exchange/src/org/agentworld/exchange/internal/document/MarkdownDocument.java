package org.agentworld.exchange.internal.document;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.markdown.MarkdownRenderer;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Markdown. What was said stands in it as it is. Only a text that would not end by itself, such as one with an open block of
 * code, is quoted line by line: it would swallow what follows.
 */
final class MarkdownDocument implements Document {

	/** A word that no text contains at the place where it is looked for. */
	private static final String END = "end of the message";

	private final Writer out;
	private final Words words;

	MarkdownDocument(Writer out, Words words) {
		this.out = out;
		this.words = words;
	}

	@Override
	public void begin(String title, Instant now) throws IOException {
		paragraph("# " + plain(title));
		paragraph("*" + plain(words.exported(now)) + "*");
	}

	@Override
	public void world(World world, List<Chat> chats) throws IOException {
		if (!world.getDescription().isBlank()) {
			paragraph(said(world.getDescription()));
		}
		if (!world.getAgents().isEmpty()) {
			paragraph(world.getAgents().stream().map(MarkdownDocument::agent).collect(Collectors.joining("\n")));
		}
	}

	private static String agent(Agent agent) {
		return "- **" + plain(agent.getName()) + "**" + (agent.getModel().isBlank() ? "" : ", " + plain(agent.getModel()));
	}

	@Override
	public void chat(Chat chat) throws IOException {
		paragraph("## " + plain(chat.getName()));
		paragraph("*Begun on " + words.time(chat.getCreatedAt())
				+ (chat.getBranchedFromName().isEmpty() ? "" : ", branched from " + plain(chat.getBranchedFromName()))
				+ "*");
	}

	@Override
	public void message(LoggedMessage logged) throws IOException {
		Message message = logged.message();
		paragraph("### " + plain(Words.author(message)) + " · " + Words.role(message) + " · "
				+ words.time(message.createdAt()));
		for (ContentPart part : message.content()) {
			switch (part) {
				case ContentPart.Text(String text) -> paragraph(said(text));
				case ContentPart.Notice(var _, String text) -> paragraph("*" + plain(text) + "*");
				case ContentPart.Reasoning(String text, var _) -> {
					paragraph("*Reasoning:*");
					paragraph(quoted(text));
				}
				case ContentPart.Attachment file -> paragraph("*File: " + plain(Words.file(file)) + "*");
			}
		}
		for (Turn turn : logged.turns()) {
			if (Words.isWorthSaying(turn)) {
				paragraph("*" + plain(Words.ending(turn)) + "*");
			}
		}
	}

	@Override
	public void endOfChat() {
		// The next heading ends it.
	}

	@Override
	public void end() {
		// Nothing is open.
	}

	private void paragraph(String text) throws IOException {
		out.write(text);
		out.write("\n\n");
	}

	private static String said(String text) {
		String stripped = text.strip();
		return endsByItself(stripped) ? stripped : quoted(stripped);
	}

	/** Asks the parser whether a paragraph after the text is one. */
	private static boolean endsByItself(String text) {
		Node last = MarkdownRenderer.parse(text + "\n\n" + END).getLastChild();
		return last instanceof Paragraph && last.getFirstChild() == last.getLastChild()
				&& last.getFirstChild() instanceof Text end && end.getLiteral().equals(END);
	}

	private static String quoted(String text) {
		return text.lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
	}

	/** One line of text that means nothing else in Markdown. */
	private static String plain(String text) {
		return text.replaceAll("\\s+", " ").strip().replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~&])", "\\\\$1");
	}
}
