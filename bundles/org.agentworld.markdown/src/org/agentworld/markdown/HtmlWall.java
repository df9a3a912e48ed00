package org.agentworld.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * The second wall: whatever HTML comes in, only harmless elements and attributes come out. It does not rely on what the
 * Markdown renderer escapes, so that a fault there is not a hole.
 */
final class HtmlWall {

	private static final Pattern LANGUAGE = Pattern.compile("language-([A-Za-z0-9+#._-]{1,30})");
	private static final Pattern ALIGN = Pattern.compile("left|right|center");
	private static final Pattern START = Pattern.compile("[0-9]{1,9}");

	private static final Cleaner CLEANER = new Cleaner(new Safelist()
			.addTags("p", "br", "hr", "em", "strong", "del", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
					"blockquote", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "a")
			.addAttributes("a", "href", "title").addProtocols("a", "href", "http", "https", "mailto")
			.addEnforcedAttribute("a", "rel", "noopener noreferrer").addAttributes("ol", "start")
			.addAttributes("th", "align").addAttributes("td", "align").addAttributes("code", "class"));

	static String clean(String html) {
		Document dirty = Jsoup.parseBodyFragment(html);
		for (Element image : dirty.select("img")) {
			image.replaceWith(new TextNode(image.attr("alt")));
		}
		Document clean = CLEANER.clean(dirty);
		clean.outputSettings().prettyPrint(false);
		keepIf(ALIGN, "align", clean);
		keepIf(START, "start", clean);
		clean.select("code").forEach(HtmlWall::finishCode);
		LongWords.breakUp(clean.body());
		return clean.body().html();
	}

	private static void keepIf(Pattern allowed, String attribute, Document document) {
		for (Element element : document.getElementsByAttribute(attribute)) {
			if (!allowed.matcher(element.attr(attribute)).matches()) {
				element.removeAttr(attribute);
			}
		}
	}

	/** The class of a code block becomes a label, which a page can place beside a button. */
	private static void finishCode(Element code) {
		Matcher language = LANGUAGE.matcher(code.className());
		code.removeAttr("class");
		Element block = code.parent();
		if (block == null || !block.nameIs("pre")) {
			return;
		}
		Element frame = new Element("div").addClass("code");
		block.replaceWith(frame);
		Element head = frame.appendElement("div").addClass("code-head");
		head.appendElement("span").addClass("code-language").text(language.matches() ? language.group(1) : "");
		frame.appendChild(block);
	}

	private HtmlWall() {
	}
}
