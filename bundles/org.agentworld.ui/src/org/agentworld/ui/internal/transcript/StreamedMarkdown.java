package org.agentworld.ui.internal.transcript;

import org.agentworld.markdown.MarkdownRenderer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Node;

/**
 * Splits a text that grows into blocks that are finished, which are rendered once, and the unfinished rest, which is
 * shown as plain text. In Markdown a block is finished when the next one has begun: only the last block is open, be it a
 * code block, a list or a table. So the rest is parsed at the ends of paragraphs, and all but its last block is finished.
 * <p>
 * A link whose target is defined further down, in a later block, is not known yet; when the text is complete it is
 * rendered as a whole by {@link MarkdownRenderer#toHtml}, which puts that right. Not safe for use by many threads.
 */
public final class StreamedMarkdown {

	/** A rest that did not split is tried again when it has grown by a quarter, so that all tries together are linear. */
	private static final int GROWTH = 4;

	private final StringBuilder rest = new StringBuilder();
	private int nextTry;
	private boolean lineIsBlank = true;
	private boolean afterBlankLine;
	private boolean paragraphEnded;

	/**
	 * Adds text.
	 *
	 * @return the HTML of the blocks that are finished by it; empty if none is
	 */
	public String append(String text) {
		int from = rest.length();
		rest.append(text);
		return endsParagraph(from) && rest.length() >= nextTry ? split() : "";
	}

	/** What is not rendered yet, as it was written. */
	public String rest() {
		return rest.toString();
	}

	/** Whether a line with content has begun after a blank line; remembered until a split was tried. */
	private boolean endsParagraph(int from) {
		for (int i = from; i < rest.length(); i++) {
			char c = rest.charAt(i);
			if (c == '\n') {
				paragraphEnded |= afterBlankLine && !lineIsBlank;
				afterBlankLine = lineIsBlank;
				lineIsBlank = true;
			} else if (c != ' ' && c != '\t' && c != '\r') {
				lineIsBlank = false;
			}
		}
		return paragraphEnded;
	}

	private String split() {
		int end = startOfLastBlock();
		paragraphEnded = end == 0;
		if (end == 0) {
			nextTry = rest.length() + rest.length() / GROWTH;
			return "";
		}
		String html = MarkdownRenderer.toHtml(rest.substring(0, end));
		rest.delete(0, end);
		nextTry = 0;
		return html;
	}

	/** Only whole lines count: what a line begins is not known before its end. */
	private int startOfLastBlock() {
		int complete = rest.lastIndexOf("\n") + 1;
		Node last = MarkdownRenderer.parse(rest.substring(0, complete)).getLastChild();
		if (last == null || last.getPrevious() == null || last.getSourceSpans().isEmpty()) {
			return 0;
		}
		int start = last.getSourceSpans().getFirst().getInputIndex();
		if (last instanceof TableBlock) {
			// Its first line may be a deeply indented one of the paragraph before: alone, that would be code.
			while (rest.charAt(start) == ' ' || rest.charAt(start) == '\t') {
				start++;
			}
			return start;
		}
		// The block's own place may lie behind the indentation of its first line.
		return rest.lastIndexOf("\n", start - 1) + 1;
	}
}
