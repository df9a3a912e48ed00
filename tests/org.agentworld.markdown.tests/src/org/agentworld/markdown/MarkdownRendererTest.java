package org.agentworld.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.agentworld.testing.FailOnLoggedError;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but harmless elements leaves the renderer, and no text is lost in it. */
class MarkdownRendererTest {

	private static final Set<String> ELEMENTS = Set.of("p", "br", "hr", "em", "strong", "del", "h1", "h2", "h3", "h4",
			"h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "a",
			"div", "span", "wbr");
	private static final Map<String, Set<String>> ATTRIBUTES = Map.of("a", Set.of("href", "title", "rel"), "ol",
			Set.of("start"), "th", Set.of("align"), "td", Set.of("align"), "div", Set.of("class"), "span",
			Set.of("class"));
	private static final Set<String> CLASSES = Set.of("code", "code-head", "code-language");

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>WORD", "<img src=x onerror=alert(1)>WORD",
			"<svg onload=alert(1)>WORD</svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>WORD",
			"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">WORD",
			"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">WORD", "<iframe src=https://x>WORD</iframe>",
			"<form action=https://x><input name=q><button>WORD</button></form>", "<base href=https://x>WORD",
			"<meta http-equiv=refresh content='0;url=https://x'>WORD", "<object data=x>WORD</object><embed src=x>",
			"<style>*{display:none}</style>WORD", "<div style='position:fixed;inset:0' id=entries class=code>WORD</div>",
			"</div></article></main><h1>WORD", "<plaintext>WORD", "<textarea></textarea><xmp>WORD", "<!--><img src=x>-->WORD",
			"<![CDATA[<img src=x>]]>WORD", "<?php WORD ?>", "[WORD](javascript:alert(1))", "[WORD](JaVaScRiPt:alert(1))",
			"[WORD](java\tscript:alert(1))", "[WORD](&#106;avascript:alert(1))", "[WORD](&#x6A&#x61;vascript:alert(1))",
			"[WORD](<java\u0000script:alert(1)>)", "[WORD](\u0001javascript:alert(1))", "[WORD](javascript&colon;alert(1))",
			"[WORD](data:text/html;base64,PHNjcmlwdD4=)", "[WORD](vbscript:x)", "[WORD](file:///etc/passwd)",
			"[WORD](//evil.example)", "[WORD](../x)", "[WORD](blob:https://x)", "[WORD](https://x \"a\\\" onclick=\\\"x\")",
			"<javascript:alert(1)> WORD", "![WORD](https://evil.example/x.png)", "![WORD](data:image/svg+xml,<svg>)",
			"![WORD][r]\n\n[r]: https://evil.example/x", "&lt;script&gt;WORD", "WORD\u0000\u202e\u2066evil\u2069",
			"```<script>\nWORD\n```", "```\" onclick=\"x\nWORD\n```", "```java class=x\n<b>WORD</b>\n```", "WORD\ud800",
			"| a |\n|:-:|\n| <img src=x onerror=x> WORD |", "1000000000000. WORD", "`<b>WORD</b>`" })
	void hostileContentIsShownAndNothingElse(String markdown) {
		String html = MarkdownRenderer.toHtml(markdown);
		assertThat(harmless(html).text()).contains("WORD");
	}

	@Test
	void theSecondWallHoldsWithoutTheFirst() {
		for (String html : new String[] { "<script>x</script>", "<svg><a xlink:href='javascript:x'>y</a></svg>",
				"<p onclick=x style=x id=x class=x>y</p>", "<a href='javascript:x'>y</a>", "<img src=x onerror=y>",
				"<form><input></form>", "<code class='code x'>y</code>", "<td align='x y'>z</td>", "<ol start='1;x'></ol>",
				"<pre><code class='language-<b>'>x</code></pre>", "<iframe srcdoc=x></iframe>", "<a target=_blank href=http://x>y</a>" }) {
			harmless(HtmlWall.clean(html));
		}
	}

	@Test
	void whatPeopleWriteLooksAsTheyMeantIt() {
		Document page = harmless(MarkdownRenderer.toHtml("""
				# Title

				Some **bold** and ~~old~~ text, see https://example.org/a and [mail](mailto:a@example.org).

				3. three
				   - inner

				> quote

				| l | r |
				|---|--:|
				| 1 | 2 |

				```java
				if (a < b) { }
				```
				"""));
		assertThat(page.select("h1").text()).isEqualTo("Title");
		assertThat(page.select("strong").text()).isEqualTo("bold");
		assertThat(page.select("del").text()).isEqualTo("old");
		assertThat(page.select("a").eachAttr("href")).containsExactly("https://example.org/a", "mailto:a@example.org");
		assertThat(page.select("ol").attr("start")).isEqualTo("3");
		assertThat(page.select("li li").text()).isEqualTo("inner");
		assertThat(page.select("blockquote").text()).isEqualTo("quote");
		assertThat(page.select("td[align=right]").text()).isEqualTo("2");
		assertThat(page.select(".code .code-language").text()).isEqualTo("java");
		assertThat(page.select(".code pre code").first().wholeText()).isEqualTo("if (a < b) { }\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "> ", "- ", "*a ", "**a _b ", "[", "![", "~~a ", "`", "<", "*a **a ", "1. ", "&", "\\", "[a](",
			"| ", "_", "*" })
	void nestingAndRepetitionOfAnyDepthEnd(String piece) {
		harmless(MarkdownRenderer.toHtml(piece.repeat(10_000) + "WORD"));
	}

	@Test
	void longLinesAndManyCodeBlocksEnd() {
		assertThat(harmless(MarkdownRenderer.toHtml("word ".repeat(200_000))).text()).hasSize(999_999);
		assertThat(harmless(MarkdownRenderer.toHtml("```c\nx\n```\n\n".repeat(10_000))).select(".code")).hasSize(10_000);
	}

	@Test
	void wordsOfManyLettersCanBeBrokenAndStayWhatTheyAre() {
		String accented = "e\u0301\u0302";
		for (String word : new String[] { "x".repeat(1_000_000), accented.repeat(1_000), "\ud83d\udc69\u200d\ud83d\udc67".repeat(200),
				"https://example.org/" + "a".repeat(1_000) }) {
			Document page = harmless(MarkdownRenderer.toHtml("before " + word + " after"));

			assertThat(page.body().wholeText().strip()).isEqualTo("before " + word + " after");
			assertThat(page.select("wbr")).hasSizeGreaterThan(5);
			assertThat(texts(page)).allMatch(text -> text.length() < 210)
					.noneMatch(text -> text.startsWith("\u0301") || text.startsWith("\u0302") || text.startsWith("\u200d"));
		}
		assertThat(harmless(MarkdownRenderer.toHtml("```\n" + "x".repeat(1_000) + "\n```")).select("wbr")).isEmpty();
		assertThat(harmless(MarkdownRenderer.toHtml("word ".repeat(1_000))).select("wbr")).isEmpty();
	}

	private static List<String> texts(Document page) {
		return page.body().nodeStream(TextNode.class).map(TextNode::getWholeText).toList();
	}

	/** Reads the result as a browser would, and looks at every node. */
	private static Document harmless(String html) {
		Document page = Jsoup.parseBodyFragment(html);
		for (Element element : page.body().select("body *")) {
			assertThat(ELEMENTS).as(html).contains(element.tagName());
			for (Attribute attribute : element.attributes()) {
				assertThat(ATTRIBUTES.getOrDefault(element.tagName(), Set.of())).as("%s", element).contains(attribute.getKey());
			}
			if (element.hasAttr("class")) {
				assertThat(CLASSES).contains(element.className());
			}
			if (element.hasAttr("href")) {
				assertThat(element.attr("href")).matches("(?i)(https?|mailto):.*");
			}
		}
		return page;
	}
}
