package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.explorer.ExplorerView;
import org.agentworld.ui.internal.workbench.Program;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
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
				() -> Arrays.stream(tree.getItems()).map(TreeItem::getText).anyMatch("Demo"::equals));
	}

	@Test
	void openingAChatAgainActivatesItsEditor() throws RefusedException {
		Chat chat = chat("twice");
		ChatEditor first = open(chat);
		open(chat("another"));

		assertThat(open(chat)).isSameAs(first);
		assertThat(page.getActiveEditor()).isSameAs(first);
	}

	@Test
	void twoChatsAnswerAtOnceEachInItsOwnEditor() throws RefusedException {
		ChatEditor apples = open(chat("apples"));
		ChatEditor bananas = open(chat("bananas"));

		type(apples, "Tell me about apples.");
		type(bananas, "Tell me about bananas.");
		awaitAnswers(apples);
		awaitAnswers(bananas);

		assertThat(transcript(apples)).contains("apples").doesNotContain("bananas");
		assertThat(transcript(bananas)).contains("bananas").doesNotContain("apples");
	}

	@Test
	void closingAnEditorStopsNothing() throws RefusedException {
		Chat chat = chat("closed");
		ChatEditor editor = open(chat);
		type(editor, "Tell me about cherries.");
		EventLoop.until(() -> transcript(editor), () -> transcript(editor).contains("Ada"));
		page.closeEditor(editor, false);

		ChatEditor again = open(chat);
		awaitAnswers(again);

		assertThat(transcript(again)).contains("cherries").doesNotContain("Stopped");
	}

	private Chat chat(String name) throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		return program.chats().create(demo.getId(), name);
	}

	private ChatEditor open(Chat chat) {
		ChatEditor.open(page, new ChatAddress(chat.getWorld(), chat.getId()), chat.getName());
		return (ChatEditor) page.getActiveEditor();
	}

	/** As a person does: into the composer, then Enter. */
	private static void type(ChatEditor editor, String message) {
		StyledText composer = texts(editor).getLast();
		composer.setText(message);
		Event enter = new Event();
		enter.keyCode = SWT.CR;
		enter.character = SWT.CR;
		composer.notifyListeners(SWT.KeyDown, enter);
	}

	/** Every agent of the demo world has answered, and nothing runs. */
	private static void awaitAnswers(ChatEditor editor) {
		EventLoop.until(() -> transcript(editor),
				() -> transcript(editor).contains("Linus") && editor.isIdle());
	}

	private static String transcript(ChatEditor editor) {
		return ((StyledText) editor.transcript().control()).getText();
	}

	private static List<StyledText> texts(ChatEditor editor) {
		List<StyledText> found = new ArrayList<>();
		collect(editor.transcript().control().getParent(), found);
		return found;
	}

	private static void collect(Control control, List<StyledText> found) {
		if (control instanceof StyledText text) {
			found.add(text);
		} else if (control instanceof Composite composite) {
			Arrays.stream(composite.getChildren()).forEach(child -> collect(child, found));
		}
	}
}
