package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person leaves in an editor is there when they come back, and only in that editor. */
class EditorStateTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());

	@AfterEach
	void closeEditors() {
		page.closeAllEditors(false);
	}

	@Test
	void theDraftAndTheCaretComeBack() throws RefusedException {
		Chat chat = chat("draft");
		Chat other = chat("other");
		EditorPage editor = open(chat);
		editor.awaitRestored();
		editor.type("half a sentence");
		editor.composer().setCaretOffset(4);
		page.closeEditor(editor.editor(), false);

		EditorPage again = open(chat);
		EventLoop.until(() -> again.composer().getText(), () -> again.composer().getText().equals("half a sentence"));
		assertThat(again.composer().getCaretOffset()).isEqualTo(4);
		EditorPage stranger = open(other);
		stranger.awaitRestored();
		assertThat(stranger.composer().getText()).isEmpty();
	}

	@Test
	void theReadingPlaceComesBack() throws RefusedException {
		Chat chat = chat("long");
		EditorPage editor = open(chat);
		for (int i = 0; i < 2; i++) {
			editor.send(("Tell me about river number " + i + ". ").repeat(30));
			int answers = 3 * (i + 1);
			EventLoop.until(editor::transcript, () -> editor.entries() == answers + answers / 3 && editor.editor().isIdle());
		}
		editor.evaluate("document.scrollingElement.scrollTop = 500");
		EventLoop.until(() -> "the page has not told where it is", () -> editor.editor().transcript().place().isPresent());
		String key = editor.editor().transcript().place().get().entry();
		int offset = editor.editor().transcript().place().get().offset();
		page.closeEditor(editor.editor(), false);

		EditorPage again = open(chat);
		EventLoop.until(() -> "at " + again.scrolled() + ", not at 500", () -> Objects.equals(again.scrolled(), 500.0));
		assertThat(again.editor().transcript().place()).hasValueSatisfying(place -> {
			assertThat(place.entry()).isEqualTo(key);
			assertThat(place.offset()).isEqualTo(offset);
		});
	}

	@Test
	void onlyTheLatestHiddenTranscriptsKeepTheirPage() throws RefusedException {
		List<EditorPage> editors = new ArrayList<>();
		for (int i = 0; i < HiddenPages.KEPT + 3; i++) {
			EditorPage editor = open(chat("chat " + i));
			if (i == 0) {
				editor.send("Question");
				editor.awaitIdleWith("Linus");
			}
			EventLoop.until(() -> "no page of " + editor.editor().getPartName(), editor::hasView);
			editors.add(editor);
		}
		assertThat(editors).filteredOn(EditorPage::hasView).hasSize(HiddenPages.KEPT + 1).doesNotContain(editors.getFirst());

		EditorPage first = editors.getFirst();
		page.activate(first.editor());
		first.awaitText("Question");
		first.awaitText("Linus");
	}

	private Chat chat(String name) throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		return program.chats().create(demo.getId(), name);
	}

	private EditorPage open(Chat chat) {
		return EditorPage.open(page, chat);
	}
}
