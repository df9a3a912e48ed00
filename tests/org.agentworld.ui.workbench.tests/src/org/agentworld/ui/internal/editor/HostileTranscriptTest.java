package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a message contains: in the page nothing of it runs, is fetched, navigates or leaves its entry. */
class HostileTranscriptTest {

	private static final String FIRST = "What do you have to say?";
	private static final int PIECES_AT_ONCE = 5;
	private static final String LAST = "Thank you, that was all.";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	private RequestTrap trap;

	@BeforeEach
	void open() {
		trap = new RequestTrap();
	}

	@AfterEach
	void close() {
		trap.close();
	}

	@Test
	void nothingHappensWhileItStreamsNorWhenItIsStored() {
		ChatAddress chat = window.chat("hostile");
		EditorPage editor = window.open(chat);
		editor.send(FIRST);
		ScriptedProvider.Call call = model.nextCall(chat.chat());
		List<String> pieces = HostileMarkdown.all(trap.address()).toList();

		List<String> problems = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			// Each time cut at other places, so that the borders of chunks lie inside tags, entities and surrogate pairs.
			chunks(pieces.get(i) + "\n\n</p>shown " + i + ".\n\n", 1 + i % 7).forEach(call::text);
			if (i % PIECES_AT_ONCE == 0) {
				editor.awaitText("shown " + i + ".");
			}
		}
		editor.awaitText("shown " + (pieces.size() - 1) + ".");
		audit(editor, "streaming", problems);
		call.end();
		editor.awaitLastOf("agent", "shown " + (pieces.size() - 1) + ".");
		audit(editor, "stored", problems);
		answerLast(editor, chat);
		audit(editor, "followed", problems);

		window.close(editor);
		EditorPage again = window.open(chat);
		again.awaitText(LAST);
		audit(again, "opened again", problems);

		assertThat(problems).isEmpty();
		assertThat(firstMessage(again)).isEqualTo(FIRST);
		assertThat(again.lastOf("agent")).isEqualTo(LAST);
		assertNothingWasFetched();
	}

	@Test
	void whatAPersonSendsIsNoBetter() {
		ChatAddress chat = window.chat("hostile person");
		EditorPage editor = window.open(chat);
		String all = String.join("\n\n", HostileMarkdown.all(trap.address()).toList());

		editor.send(all + "\n\n</p>that was it.");
		model.nextCall(chat.chat()).text(LAST).end();
		editor.awaitIdleWith(LAST);

		List<String> problems = new ArrayList<>();
		audit(editor, "sent", problems);
		assertThat(problems).isEmpty();
		assertNothingWasFetched();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatIsHugeStaysInsideItsEntry(String name, String text) {
		ChatAddress chat = window.chat(name);
		EditorPage editor = window.open(chat);
		List<String> problems = new ArrayList<>();

		editor.send(FIRST);
		ScriptedProvider.Call call = model.nextCall(chat.chat());
		chunks(text + "\n\nshown.", 10_007).forEach(call::text);
		editor.awaitText("shown.");
		audit(editor, "streaming", problems);
		call.end();
		editor.awaitLastOf("agent", "shown.");
		audit(editor, "stored", problems);
		answerLast(editor, chat);
		audit(editor, "followed", problems);

		assertThat(problems).isEmpty();
		assertThat(firstMessage(editor)).isEqualTo(FIRST);
	}

	static Stream<Arguments> whatIsHugeStaysInsideItsEntry() {
		return Stream.of(Arguments.of("a line of a million letters", "x".repeat(1_000_000)),
				Arguments.of("a line of code of a million letters", "```\n" + "x".repeat(1_000_000) + "\n```"),
				Arguments.of("ten thousand code blocks", "```java\nint x;\n```\n\n".repeat(10_000)),
				Arguments.of("ten thousand quotes inside each other", ">".repeat(10_000) + " deep"),
				Arguments.of("ten thousand lists inside each other", "- ".repeat(10_000) + "deep"),
				Arguments.of("ten thousand emphases inside each other", "*a _b ".repeat(5_000)),
				Arguments.of("ten thousand brackets", "[".repeat(10_000) + "x" + "](".repeat(5_000)),
				Arguments.of("ten thousand tags without end", "<div><b>".repeat(5_000)),
				Arguments.of("a table of a thousand columns", "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n"
						+ "|b".repeat(1_000) + "|"),
				Arguments.of("a hundred thousand line breaks", "x\n".repeat(100_000)));
	}

	@Test
	void longTextThatStreamsStandsInBlocksOfWholeLines() {
		ChatAddress chat = window.chat("blocks");
		EditorPage editor = window.open(chat);
		editor.send(FIRST);
		ScriptedProvider.Call call = model.nextCall(chat.chat());
		String lines = IntStream.range(0, 5_000).mapToObj(i -> "line " + i + " \ud83d\ude00 ends").collect(Collectors.joining("\n"));

		call.reasoning(lines);
		chunks("```\n" + lines + "\nshown.", 7_001).forEach(call::text);
		editor.awaitText("shown.");

		for (String part : new String[] { ".rest", ".reasoning-text" }) {
			String blocks = "[...document.querySelectorAll('.running " + part + " > div')].map(block => block.textContent)";
			assertThat(editor.evaluate("return " + blocks + ".join('')")).asString().contains(lines);
			assertThat((Double) editor.evaluate("return " + blocks + ".length")).isBetween(4.0, 20.0);
			assertThat(editor.evaluate("return Math.max(..." + blocks + ".map(text => text.length))")).asInstanceOf(DOUBLE)
					.isLessThan(21_000);
			assertThat(editor.evaluate("return " + blocks + ".slice(0, -1).every(text => text.endsWith('\\n'))")).isEqualTo(true);
		}
	}

	@Test
	void linkThatIsClickedDoesNotNavigateThePage() {
		ChatAddress chat = window.chat("link");
		EditorPage editor = window.open(chat);
		editor.send(FIRST);
		model.nextCall(chat.chat()).text("[a link](" + trap.address() + "/clicked)").end();
		editor.awaitLastOf("agent", "a link");
		List<String> vetoed = new ArrayList<>();
		editor.browser().addLocationListener(
				LocationListener.changingAdapter(event -> vetoed.add(event.location + " " + event.doit)));

		editor.evaluate("document.querySelector('.agent .blocks a').click()");
		EventLoop.untilNoLater(() -> "the click on a link", () -> !vetoed.isEmpty());
		String problems = PageAudit.problems(editor);
		// The link would now be opened in a program outside, and that is not for a test: without its page it is dropped.
		window.close(editor);

		assertThat(vetoed).containsExactly(trap.address() + "/clicked false");
		assertThat(problems).isEmpty();
		assertNothingWasFetched();
	}

	private void answerLast(EditorPage editor, ChatAddress chat) {
		editor.send(LAST);
		model.nextCall(chat.chat()).text(LAST).end();
		editor.awaitLastOf("agent", LAST);
	}

	private static Object firstMessage(EditorPage editor) {
		return editor.evaluate("return document.querySelector('.human .blocks').textContent.trim()");
	}

	private static void audit(EditorPage editor, String when, List<String> problems) {
		String found = PageAudit.problems(editor);
		if (!found.isEmpty()) {
			problems.add(when + ": " + found);
		}
	}

	/** A page without our policy fetches an image from the same server, which shows that the server would notice. */
	private void assertNothingWasFetched() {
		Shell shell = new Shell(Display.getCurrent());
		shell.setLayout(new FillLayout());
		Browser unprotected = new Browser(shell, SWT.WEBKIT);
		shell.open();
		unprotected.setText("<img src='" + trap.address() + "/unprotected'>");
		EventLoop.until(() -> "the unprotected page's request: " + trap.paths(),
				() -> trap.paths().contains("/unprotected"));
		shell.dispose();
		assertThat(trap.paths()).containsOnly("/unprotected");
	}

	private static Stream<String> chunks(String text, int size) {
		return Stream.iterate(0, from -> from < text.length(), from -> from + size)
				.map(from -> text.substring(from, Math.min(text.length(), from + size)));
	}
}
