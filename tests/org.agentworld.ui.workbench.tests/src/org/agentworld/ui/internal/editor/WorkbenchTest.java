package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.explorer.ExplorerView;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The workbench as the product's own application opens it, over a fresh data folder. */
class WorkbenchTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());

	@AfterEach
	void closeEditors() {
		page.closeAllEditors(false);
	}

	@Test
	void explorerShowsTheDemoWorld() {
		IViewPart explorer = page.findView(ExplorerView.ID);
		Tree tree = ((TreeViewer) explorer.getSite().getSelectionProvider()).getTree();
		EventLoop.until(() -> "rows " + Arrays.toString(tree.getItems()),
				() -> Arrays.stream(tree.getItems()).map(TreeItem::getText).anyMatch(text -> text.startsWith("Demo")));
	}

	@Test
	void openingAChatAgainActivatesItsEditor() throws RefusedException {
		Chat chat = chat("twice");
		ChatEditor first = open(chat).editor();
		open(chat("another"));

		assertThat(open(chat).editor()).isSameAs(first);
		assertThat(page.getActiveEditor()).isSameAs(first);
	}

	@Test
	void twoChatsAnswerAtOnceEachInItsOwnEditor() throws RefusedException {
		EditorPage apples = open(chat("apples"));
		apples.send("Tell me about apples.");
		EditorPage bananas = open(chat("bananas"));
		bananas.send("Tell me about bananas.");

		bananas.awaitIdleWith("Linus");
		page.activate(apples.editor());
		apples.awaitIdleWith("Linus");

		assertThat(apples.transcript()).contains("apples").doesNotContain("bananas");
		assertThat(bananas.transcript()).contains("bananas").doesNotContain("apples");
	}

	@Test
	void closingAnEditorStopsNothing() throws RefusedException {
		Chat chat = chat("closed");
		EditorPage editor = open(chat);
		editor.send("Tell me about cherries.");
		editor.awaitText("Ada");
		page.closeEditor(editor.editor(), false);

		EditorPage again = open(chat);
		again.awaitIdleWith("Linus");

		assertThat(again.transcript()).contains("cherries").doesNotContain("Stopped");
	}

	private Chat chat(String name) throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		return program.chats().create(demo.getId(), name);
	}

	private EditorPage open(Chat chat) {
		return EditorPage.open(page, chat);
	}
}
