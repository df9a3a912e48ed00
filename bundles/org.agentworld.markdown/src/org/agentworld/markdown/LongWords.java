package org.agentworld.markdown;

import java.text.BreakIterator;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Says in HTML where a word of many letters may be broken. A browser that looks for the place itself needs a time that
 * grows with the square of the word's length: minutes for a million letters, during which the page answers nothing.
 */
final class LongWords {

	/** In UTF-16 units; longer than any word or address that people write. */
	private static final int LONGEST = 200;
	private static final int PIECE = 50;

	/** Breaks up all words that are too long, but not those of code blocks, whose lines are not wrapped. */
	static void breakUp(Element parent) {
		NodeTraversor.filter(new NodeFilter() {
			@Override
			public FilterResult head(Node node, int depth) {
				if (node instanceof TextNode text && hasLongWord(text.getWholeText())) {
					breakUp(text);
				}
				return node.nameIs("pre") ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
			}
		}, parent);
	}

	private static boolean hasLongWord(String text) {
		for (int start = 0; text.length() - start > LONGEST;) {
			int end = endOfWord(text, start);
			if (end - start > LONGEST) {
				return true;
			}
			start = end + 1;
		}
		return false;
	}

	private static int endOfWord(String text, int start) {
		int end = start;
		while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static void breakUp(TextNode text) {
		String all = text.getWholeText();
		BreakIterator characters = BreakIterator.getCharacterInstance();
		characters.setText(all);
		int piece = 0;
		for (int start = 0; start < all.length();) {
			int end = endOfWord(all, start);
			if (end - start > LONGEST) {
				for (int next = start; end - next > PIECE;) {
					// Not between a letter and its accents.
					next = Math.min(characters.following(next + PIECE - 1), end);
					text.before(new TextNode(all.substring(piece, next))).before(new Element("wbr"));
					piece = next;
				}
			}
			start = end + 1;
		}
		text.text(all.substring(piece));
	}

	private LongWords() {
	}
}
