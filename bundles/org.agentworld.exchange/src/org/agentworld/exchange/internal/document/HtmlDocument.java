package org.agentworld.exchange.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.core.Attachments;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.markdown.MarkdownRenderer;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;

/**
 * One HTML file that needs nothing else: no script, nothing from a network, images in it. Its policy allows no more than
 * that, and what was said comes through the same two walls as in the transcript.
 */
final class HtmlDocument implements Document {

	private static final String CSS = resource("document.css");

	/** What browsers show without running anything that is in it. */
	private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	private final Writer out;
	private final Words words;
	private final Transfer transfer;
	private int chats;

	HtmlDocument(Writer out, Words words, Transfer transfer) {
		this.out = out;
		this.words = words;
		this.transfer = transfer;
	}

	@Override
	public void begin(String title, Instant now) throws IOException {
		String policy = "default-src 'none'; style-src 'sha256-" + hash(CSS) + "'; img-src data:; base-uri 'none';"
				+ " form-action 'none'";
		out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
				+ "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n"
				+ "<meta name=\"referrer\" content=\"no-referrer\">\n"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
				+ "</title>\n<style>" + CSS + "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped(title) + "</h1>\n<p class=\"quiet\">"
				+ escaped(words.exported(now)) + "</p>\n");
	}

	@Override
	public void world(World world, List<Chat> all) throws IOException {
		if (!world.getDescription().isBlank()) {
			out.write("<div class=\"description\">" + MarkdownRenderer.toHtml(world.getDescription()) + "</div>\n");
		}
		if (!world.getAgents().isEmpty()) {
			out.write("<ul class=\"agents\">\n");
			for (Agent agent : world.getAgents()) {
				out.write("<li><strong>" + escaped(agent.getName()) + "</strong>"
						+ (agent.getModel().isBlank() ? "" : " <span class=\"quiet\">" + escaped(agent.getModel()) + "</span>")
						+ "</li>\n");
			}
			out.write("</ul>\n");
		}
		if (!all.isEmpty()) {
			out.write("<nav>\n<ol>\n");
			int number = 0;
			for (Chat chat : all) {
				out.write("<li><a href=\"#chat-" + ++number + "\">" + escaped(chat.getName()) + "</a></li>\n");
			}
			out.write("</ol>\n</nav>\n");
		}
	}

	@Override
	public void chat(Chat chat) throws IOException {
		out.write("<section id=\"chat-" + ++chats + "\">\n<h2>" + escaped(chat.getName()) + "</h2>\n<p class=\"quiet\">Begun on "
				+ time(chat.getCreatedAt()) + (chat.getBranchedFromName().isEmpty() ? ""
						: ", branched from " + escaped(chat.getBranchedFromName())) + "</p>\n");
	}

	@Override
	public void message(LoggedMessage logged) throws IOException, RefusedException {
		Message message = logged.message();
		out.write("<article class=\"" + Words.role(message) + "\">\n<header><span class=\"author\">"
				+ escaped(Words.author(message)) + "</span> <span class=\"role\">" + Words.role(message) + "</span> "
				+ time(message.createdAt()) + "</header>\n");
		for (ContentPart part : message.content()) {
			switch (part) {
				case ContentPart.Text(String text) ->
					out.write("<div class=\"text\">" + MarkdownRenderer.toHtml(text) + "</div>\n");
				case ContentPart.Notice(var _, String text) -> out.write("<p class=\"quiet\">" + escaped(text) + "</p>\n");
				case ContentPart.Reasoning(String text, var _) -> out.write(
						"<details><summary>Reasoning</summary><div class=\"plain\">" + escaped(text) + "</div></details>\n");
				case ContentPart.Attachment file -> file(file);
			}
		}
		for (Turn turn : logged.turns()) {
			if (Words.isWorthSaying(turn)) {
				out.write("<p class=\"ending\">" + escaped(Words.ending(turn)) + "</p>\n");
			}
		}
		out.write("</article>\n");
	}

	private void file(ContentPart.Attachment file) throws IOException, RefusedException {
		out.write("<figure>");
		if (file.isImage()) {
			Optional<byte[]> content = transfer.file(file.id());
			// What it says that it is counts for nothing.
			String mediaType = content.map(bytes -> Attachments.mediaType("", bytes)).orElse("");
			if (IMAGES.contains(mediaType)) {
				out.write("<img alt=\"" + escaped(file.name()) + "\" src=\"data:" + mediaType + ";base64,");
				out.write(Base64.getEncoder().encodeToString(content.orElseThrow()));
				out.write("\">");
			}
		}
		out.write("<figcaption>" + escaped(Words.file(file)) + "</figcaption></figure>\n");
	}

	@Override
	public void endOfChat() throws IOException {
		out.write("</section>\n");
	}

	@Override
	public void end() throws IOException {
		out.write("</main>\n</body>\n</html>\n");
	}

	private String time(Instant instant) {
		return "<time datetime=\"" + instant + "\">" + words.time(instant) + "</time>";
	}

	/** Text that stays text, between tags and in attributes. */
	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.chars().forEach(unit -> {
			switch (unit) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				case 0 -> escaped.append('\uFFFD');
				default -> escaped.append((char) unit);
			}
		});
		return escaped.toString();
	}

	private static String hash(String css) {
		try {
			return Base64.getEncoder()
					.encodeToString(MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException e) {
			throw new AssertionError("every Java platform has SHA-256", e);
		}
	}

	private static String resource(String name) {
		try (InputStream in = HtmlDocument.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
