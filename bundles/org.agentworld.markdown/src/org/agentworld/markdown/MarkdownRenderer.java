package org.agentworld.markdown;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns untrusted Markdown into HTML that is safe to put into a page. Raw HTML in it is shown as text.
 * Stateless, for any thread; takes milliseconds for a long answer, so it is not for every chunk of a stream.
 */
public final class MarkdownRenderer {

	/**
	 * How deep quotes, lists and emphasis may nest. Parsing, rendering and cleaning go down once per level, so that this
	 * bounds their stack; what nests deeper stays as the characters that were written.
	 */
	private static final int DEEPEST = 50;

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(),
			StrikethroughExtension.create(), AutolinkExtension.create());

	private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST)
			.maxInlineNesting(DEEPEST).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true)
			.sanitizeUrls(true).build();

	/** The HTML of a whole text. */
	public static String toHtml(String markdown) {
		return HtmlWall.clean(RENDERER.render(parse(markdown)));
	}

	/** The blocks of a text, each with its place in the text. */
	public static Node parse(String markdown) {
		return PARSER.parse(markdown);
	}

	private MarkdownRenderer() {
	}
}
