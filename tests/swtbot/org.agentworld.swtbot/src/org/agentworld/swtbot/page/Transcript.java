package org.agentworld.swtbot.page;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;

/** What was said in a chat, read from the page that shows it. */
public final class Transcript {

	/** One entry: who said it, what is said, and what kind of entry it is by the page's styles. */
	public record Entry(String look, String author, String text) {
	}

	private static final String ENTRIES = """
			return [...document.querySelectorAll('.entry')].map(entry => [
				entry.className.replace('entry ', ''),
				entry.querySelector('.author').innerText,
				[...entry.querySelectorAll(':scope > .blocks, :scope > .rest')].map(part => part.innerText)
					.filter(text => text !== '').join('\\n').trim()])""";

	private final SWTBot bot;

	Transcript(SWTBot bot) {
		this.bot = bot;
	}

	boolean isThere() {
		return Ui.get(() -> bot.getFinder().findControls(WidgetOfType.widgetOfType(Browser.class)).stream()
				.anyMatch(page -> Boolean.TRUE.equals(page.evaluate("return !!window.agentworld"))));
	}

	/** All that can be read in it. */
	public String text() {
		return (String) evaluate("return document.getElementById('entries').innerText");
	}

	/** What is shown, from the beginning. */
	public List<Entry> entries() {
		List<Entry> entries = new ArrayList<>();
		for (Object entry : (Object[]) evaluate(ENTRIES)) {
			Object[] parts = (Object[]) entry;
			entries.add(new Entry((String) parts[0], (String) parts[1], (String) parts[2]));
		}
		return entries;
	}

	/** What agents have said, whole answers only. */
	public List<String> answers() {
		return texts("agent");
	}

	/** What the person has said. */
	public List<String> messages() {
		return texts("human");
	}

	private List<String> texts(String look) {
		return entries().stream().filter(entry -> entry.look().equals(look)).map(Entry::text).toList();
	}

	/** Waits until this can be read. */
	public Transcript await(String text) {
		Ui.await(this::text, () -> text().contains(text));
		return this;
	}

	/** Waits until this cannot be read any more. */
	public Transcript awaitGone(String text) {
		Ui.await(this::text, () -> !text().contains(text));
		return this;
	}

	/** Waits until this is a whole answer. */
	public Transcript awaitAnswer(String text) {
		Ui.await(this::entries, () -> answers().contains(text));
		return this;
	}

	/** Presses what the last entry with this text offers, for example "Edit and Resend". */
	public void press(String text, String button) {
		Ui.await(() -> "no '" + button + "' at '" + text + "' in " + text(), () -> Boolean.TRUE.equals(evaluate("""
				const entry = [...document.querySelectorAll('.entry')].findLast(one => one.innerText.includes(%s));
				const found = entry && [...entry.querySelectorAll('button:enabled')]
					.find(one => (one.ariaLabel || one.innerText) === %s);
				if (found) { found.click(); }
				return !!found""".formatted(quoted(text), quoted(button)))));
	}

	/** What is marked in the page. */
	public String selected() {
		return (String) evaluate("return getSelection().toString()");
	}

	/** The colour behind the text, as the page computes it. */
	public String background() {
		return (String) evaluate("return getComputedStyle(document.body).backgroundColor");
	}

	/** How bright it is behind the text, from 0 to 255. */
	public double brightness() {
		return (double) evaluate("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
				+ ".reduce((sum, one) => sum + Number(one), 0) / 3");
	}

	private Object evaluate(String script) {
		return Ui.get(() -> bot.browser().widget.evaluate(script));
	}

	private static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
	}
}
