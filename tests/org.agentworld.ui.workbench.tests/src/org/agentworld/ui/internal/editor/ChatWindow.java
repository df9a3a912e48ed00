package org.agentworld.ui.internal.editor;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.agentworld.ui.internal.workbench.Program;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * The workbench's window over an engine of the test's own, so that the test says what the models answer and when. Chat
 * editors that are opened while this is open show that engine's chats. Used on the UI thread.
 */
final class ChatWindow implements AutoCloseable {

	private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
	private final IEclipseContext context = window.getService(IEclipseContext.class);
	private final TestEngine engine;
	private final Overview overview;
	private final World world;

	/** @param engine is closed with this */
	ChatWindow(TestEngine engine) {
		this.engine = engine;
		page().closeAllEditors(false);
		overview = new Overview(engine.chats(), engine.subscriptions());
		context.set(Program.class,
				new Program(engine.engine(), engine.subscriptions(), new ChatViewModels(engine.chats()), overview));
		world = engine.world("Tested", "Ada");
	}

	IWorkbenchWindow window() {
		return window;
	}

	IWorkbenchPage page() {
		return window.getActivePage();
	}

	TestEngine engine() {
		return engine;
	}

	/** A new chat of a world in which one agent, Ada, answers. */
	ChatAddress chat(String name) {
		return engine.chat(world, name);
	}

	/** Opens the editor of a chat, or brings it to the front, and waits until its page can be used. */
	EditorPage open(ChatAddress chat) {
		EditorPage editor = EditorPage.open(page(), stored(chat));
		editor.awaitPage();
		return editor;
	}

	private Chat stored(ChatAddress chat) {
		try {
			return engine.chats().get(chat.chat());
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}

	/** Closes the editor as a person does. */
	void close(EditorPage editor) {
		page().closeEditor(editor.editor(), false);
	}

	@Override
	public void close() {
		page().closeAllEditors(false);
		context.remove(Program.class);
		overview.close();
		engine.close();
	}
}
