package org.agentworld.benchmarks.internal.window;

import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.browser.Browser;

/** Tells when the last entry of a page has a certain text. */
final class PageWatch {

	/*
	 * The title is what a page can tell without being asked. The text is painted when the first task after the next
	 * frame runs.
	 */
	private static final String SCRIPT = """
			(function () {
				const entries = document.getElementById("entries");
				function look() {
					const last = entries.lastElementChild;
					const found = last && /%s/.exec(last.textContent.slice(-400));
					if (found) {
						const inPage = Date.now();
						watch.disconnect();
						requestAnimationFrame(() => setTimeout(() => {
							document.title = ["seen", inPage, Date.now(), found[1] || "0"].join(" ");
						}, 0));
					}
				}
				const watch = new MutationObserver(look);
				watch.observe(entries, { subtree: true, childList: true, characterData: true });
			})();0""";

	/**
	 * When a text was seen, as {@link System#currentTimeMillis()} has it.
	 *
	 * @param inPage  it was in the page's document
	 * @param painted it was on the screen
	 * @param number  what the pattern's group matched
	 */
	record Seen(long inPage, long painted, long number) {
	}

	/**
	 * Watches for a text that is not there yet. On the UI thread.
	 *
	 * @param page    loaded
	 * @param pattern a regular expression of JavaScript; may have a group with a number
	 */
	static CompletableFuture<Seen> begin(Browser page, String pattern) {
		CompletableFuture<Seen> seen = new CompletableFuture<>();
		page.addTitleListener(event -> {
			String[] words = event.title.split(" ");
			if (words[0].equals("seen")) {
				seen.complete(new Seen(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
			}
		});
		if (!page.execute(SCRIPT.formatted(pattern))) {
			throw new IllegalStateException("The page does not answer.");
		}
		return seen;
	}

	private PageWatch() {
	}
}
