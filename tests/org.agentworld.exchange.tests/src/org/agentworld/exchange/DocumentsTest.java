package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.model.World;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.TestEngine;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.agentworld.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents for people: all is in them, and what was said stays where it belongs. */
class DocumentsTest extends ExchangeTest {

	private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a01020304");

	@Test
	void aWorldIsOneFileWithAllThatWasSaid() throws Exception {
		World world = program.world("My *World*", settings -> settings.setDescription("About **plants**"), "Ada");
		talk(program.chat(world, "First <chat>"), "What grows?", "| a | b |\n|---|---|\n| 1 | 2 |");
		talk(program.chat(world, "Second"), "And now?", "Roses.");
		Document page = html(new ExportSubject.WholeWorld(world.getId()));
		assertThat(page.title()).isEqualTo("My *World*");
		assertThat(page.select("h1").text()).isEqualTo("My *World*");
		assertThat(page.select(".description strong").text()).isEqualTo("plants");
		assertThat(page.select("section > h2").eachText()).containsExactlyInAnyOrder("First <chat>", "Second");
		assertThat(page.select("article .author").eachText()).containsExactlyInAnyOrder("You", "Ada", "You", "Ada");
		assertThat(page.select("article time")).hasSize(4);
		assertThat(page.select("article table td").eachText()).containsExactly("1", "2");
		for (Element link : page.select("nav a")) {
			assertThat(page.select(link.attr("href") + " > h2").text()).isEqualTo(link.text());
		}
		String text = Files.readString(export(new ExportSubject.WholeWorld(world.getId()), ExportFormat.MARKDOWN));
		assertThat(text).startsWith("# My \\*World\\*\n").contains("\n## First \\<chat\\>\n", "\n### You · person · ",
				"\n### Ada · agent · ", "\nWhat grows?\n", "\n| a | b |\n|---|---|\n| 1 | 2 |\n", "\nAbout **plants**\n");
	}

	@Test
	void reasoningNoticesFailuresAndFilesAreInIt() throws Exception {
		World world = program.world("World", "Ada");
		ChatAddress chat = program.chat(world, "Talk");
		var photo = TestEngine.get(program.engine().attachments().add("photo.png", PNG));
		var text = TestEngine.get(program.engine().attachments().add("note.txt", "hello".getBytes()));
		provider.take("image/png", "text/plain");
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			TestEngine.get(program.chats().send(chat.chat(), List.of(new ContentPart.Text("Look"), photo, text)));
			provider.nextCall(chat.chat()).reasoning("I think <b>").text("A tree.").end();
			recorder.await(ChatEvent.MessageCommitted.class, event -> event.message().role() == Role.AGENT);
			recorder.awaitIdle();
			program.send(chat, "Again");
			provider.nextCall(chat.chat()).fail(TurnError.of(TurnError.Kind.QUOTA, "No <money> left."));
			recorder.await(ChatEvent.TurnFailed.class, _ -> true);
		}
		Document page = html(new ExportSubject.OneChat(chat.chat()));
		assertThat(page.select("details .plain").text()).isEqualTo("I think <b>");
		assertThat(page.select("img").attr("src")).isEqualTo("data:image/png;base64,iVBORw0KGgoBAgME");
		assertThat(page.select("figcaption").eachText()).containsExactly("photo.png (image/png, 12 bytes)",
				"note.txt (text/plain, 5 bytes)");
		assertThat(page.select(".ending").text()).isEqualTo("Ada failed: No <money> left.");
		assertThat(Files.readString(export(new ExportSubject.OneChat(chat.chat()), ExportFormat.MARKDOWN))).contains(
				"> I think <b>", "*File: photo.png \\(image/png, 12 bytes\\)*", "*Ada failed: No \\<money\\> left.*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "</div></article></section></main></body></html><script>alert(1)</script>", "<!-- ",
			"<plaintext>", "<textarea>", "<style>*{display:none}", "```\nopen", "~~~~ html\n<b>", "<script>", "<?php",
			"<![CDATA[", "> quote", "- list\n  - more", "| a |\n|---|", "# Heading", "text\n===", "[x]: https://evil.example",
			"<div>\n<pre>", "![x](https://evil.example/x.png)", "![x](data:image/svg+xml,<svg onload=alert(1)>)",
			"<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "\u0000\u202e\ud800", "<a href='//evil'>",
			"<meta http-equiv=refresh content='0;url=https://evil.example'>", "<base href=https://evil.example>" })
	void whatWasSaidCannotBreakOut(String hostile) throws Exception {
		World world = program.world("W" + hostile.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", " ") + "W",
				settings -> settings.setDescription(hostile), "Ada");
		talk(program.chat(world, "C" + hostile.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", " ") + "C"), hostile, hostile);
		Document page = html(new ExportSubject.WholeWorld(world.getId()));
		assertThat(page.select("main > section > article")).hasSize(2);
		assertThat(page.select("body").first().children()).hasSize(1);
		for (Element element : page.body().getAllElements()) {
			assertThat(Set.of("script", "img", "iframe", "object", "form", "input", "style", "meta", "base", "svg", "link"))
					.doesNotContain(element.normalName());
			for (Attribute attribute : element.attributes()) {
				assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
				if (attribute.getKey().equals("href")) {
					assertThat(attribute.getValue()).matches("#chat-\\d+|https://.*");
				}
			}
		}
		Node markdown = MarkdownRenderer.parse(
				Files.readString(export(new ExportSubject.WholeWorld(world.getId()), ExportFormat.MARKDOWN)));
		List<String> heads = new ArrayList<>();
		for (Node node = markdown.getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof Heading heading && heading.getLevel() == 3) {
				heads.add("message");
			}
		}
		assertThat(heads).as("no message swallows the next").hasSize(2);
	}

	private Document html(ExportSubject subject) throws Exception {
		String text = Files.readString(export(subject, ExportFormat.HTML));
		Document page = Jsoup.parse(text);
		String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
		assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-").contains("img-src data:").doesNotContain(
				"script", "unsafe", "http");
		assertThat(page.select("head > style")).hasSize(1);
		assertThat(page.select("head > style").first().data()).contains("prefers-color-scheme: dark", "@media print")
				.doesNotContain("url(", "@import");
		return page;
	}

	private void talk(ChatAddress chat, String said, String answer) {
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			program.send(chat, said);
			provider.nextCall(chat.chat()).text(answer).end();
			recorder.await(ChatEvent.MessageCommitted.class, event -> event.message().role() == Role.AGENT);
			recorder.awaitIdle();
		}
	}

	@Test
	void anAgentIsNoDocument() throws Exception {
		World world = program.world("World", "Ada");
		assertThatThrownBy(() -> export(
				new ExportSubject.OneAgent(world.getId(), world.getAgents().getFirst().getId()), ExportFormat.HTML))
				.hasMessageContaining("as JSON only");
	}
}
