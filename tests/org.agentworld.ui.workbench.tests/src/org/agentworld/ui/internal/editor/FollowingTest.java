package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.core.RefusedException;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes is laid out with the next frame, and the end followed by who was there. */
class FollowingTest {

	private static final String MORE = """
			const key = document.getElementById('entries').lastElementChild.agentworldKey;
			agentworld.begin();
			agentworld.appendBlocks(key, '<p>One more line.</p>'.repeat(100));
			agentworld.end();
			""";
	private static final String TELL_OF_FRAME = """
			requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.painted = 'yes'; }, 0));
			""";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());
	private EditorPage editor;

	@BeforeEach
	void openLongChat() throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		editor = EditorPage.open(page, program.chats().create(demo.getId(), "long"));
		editor.send("Tell me about rivers. ".repeat(30));
		EventLoop.until(editor::transcript, () -> editor.entries() == 4 && editor.editor().isIdle()
				&& editor.evaluate("return document.querySelector('.running') === null").equals(true));
		editor.evaluate(MORE);
		EventLoop.until(() -> "at " + editor.scrolled(), this::isAtEnd);
		assertThat((Double) editor.scrolled()).isGreaterThan(500);
	}

	@AfterEach
	void closeEditors() {
		page.closeAllEditors(false);
	}

	@Test
	void whoIsAtTheEndSeesWhatComes() {
		double before = (Double) editor.scrolled();

		editor.evaluate(MORE + TELL_OF_FRAME);

		awaitFrame();
		assertThat(isAtEnd()).as("at the end").isTrue();
		assertThat((Double) editor.scrolled()).isGreaterThan(before);
	}

	@Test
	void whoScrollsUpBetweenSomethingAndItsFrameStaysThere() {
		editor.evaluate(MORE + "document.scrollingElement.scrollTop -= 200;" + TELL_OF_FRAME);
		double there = (Double) editor.scrolled();

		awaitFrame();
		assertThat(editor.scrolled()).isEqualTo(there);
		assertThat(isAtEnd()).as("at the end").isFalse();
		assertThat(editor.evaluate("return document.getElementById('more').hidden")).as("no mark of more below")
				.isEqualTo(false);
	}

	@Test
	void whoComesToTheEndBetweenSomethingAndItsFrameFollowsIt() {
		editor.evaluate("document.scrollingElement.scrollTop -= 200;");

		editor.evaluate("const end = document.scrollingElement.scrollTop + 200;" + MORE
				+ "document.scrollingElement.scrollTop = end;" + TELL_OF_FRAME);

		awaitFrame();
		assertThat(isAtEnd()).as("at the end").isTrue();
	}

	/** The page becomes shorter of itself, for example in a window that becomes wider, and is scrolled less far then. */
	@Test
	void aPageThatBecomesShorterIsFollowedAllTheSame() {
		editor.evaluate(MORE + """
				document.getElementById('entries').style.zoom = 0.5;
				document.scrollingElement.getBoundingClientRect();
				""" + MORE.replace("const key", "const again").replace("(key", "(again") + TELL_OF_FRAME);

		awaitFrame();
		assertThat(isAtEnd()).as("at the end").isTrue();
	}

	private void awaitFrame() {
		EventLoop.until(() -> "no frame was painted",
				() -> "yes".equals(editor.evaluate("return document.documentElement.dataset.painted || ''")));
	}

	private boolean isAtEnd() {
		return Boolean.TRUE.equals(editor.evaluate("""
				const page = document.scrollingElement;
				return page.scrollHeight - page.scrollTop - page.clientHeight < 2;"""));
	}
}
