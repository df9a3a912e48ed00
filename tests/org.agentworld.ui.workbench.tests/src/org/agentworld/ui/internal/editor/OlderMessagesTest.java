package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.store.EditorState.ReadingPlace;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A chat that is longer than what is shown of it at first. */
class OlderMessagesTest {

	private static final int EXCHANGES = 70;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, (request, output) -> {
		output.text("Answer to " + request.prompt().getLast().text());
		return new ModelResult(Finish.COMPLETE, Usage.of(1, 1));
	}));

	@Test
	void earlierMessagesComeWhenAskedForAndThePlaceAmongThemComesBack() {
		ChatAddress chat = window.chat("long");
		for (int i = 0; i < EXCHANGES; i++) {
			window.engine().send(chat, "question " + i);
		}
		EditorPage editor = window.open(chat);
		editor.awaitIdleWith("Answer to question " + (EXCHANGES - 1));
		// What is open shows all that came; opened anew it shows the newest.
		window.close(editor);
		EditorPage newest = window.open(chat);
		EventLoop.until(newest::transcript, () -> newest.entries() == 100);
		assertThat(newest.transcript()).doesNotContain("question 0\n");

		newest.editor().loadOlder();
		EventLoop.until(newest::transcript, () -> newest.entries() == 2 * EXCHANGES);
		assertThat(newest.transcript()).contains("question 0\n");
		assertThat(newest.transcript().indexOf("question 0\n")).isLessThan(newest.transcript().indexOf("question 40\n"));

		newest.evaluate("document.scrollingElement.scrollTop = 300");
		EventLoop.until(() -> "the page has not told where it is",
				// Not what it told before it was scrolled.
				() -> newest.editor().transcript().place()
						.filter(place -> Math.abs(top(newest, place) - place.offset()) <= 1).isPresent());
		ReadingPlace left = newest.editor().transcript().place().orElseThrow();
		window.close(newest);

		EditorPage again = window.open(chat);
		EventLoop.until(() -> "at " + again.scrolled() + " of " + again.entries() + ", " + top(again, left)
				+ " instead of " + left.offset() + " for " + left.entry(),
				() -> again.entries() == 2 * EXCHANGES && Math.abs(top(again, left) - left.offset()) <= 1);

		// The offer of more stands above all of it.
		again.evaluate("agentworld.hasOlder(true)");
		assertThat(top(again, left)).as("with the offer").isCloseTo(left.offset(), within(1L));
		again.evaluate("agentworld.hasOlder(false)");
		assertThat(top(again, left)).as("without it").isCloseTo(left.offset(), within(1L));
	}

	/** How far below the page's upper edge the entry is that was in sight. */
	private static long top(EditorPage editor, ReadingPlace place) {
		Object top = editor.evaluate("for (const entry of document.querySelectorAll('.entry'))"
				+ " if (entry.agentworldKey === '" + place.entry() + "') return entry.getBoundingClientRect().top;"
				+ " return null");
		return top instanceof Double pixels ? Math.round(pixels) : Long.MAX_VALUE;
	}
}
