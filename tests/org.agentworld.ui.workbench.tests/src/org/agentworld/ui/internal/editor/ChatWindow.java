package org.agentworld.ui.internal.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.catalog.ModelCatalog;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The workbench's window over an engine of the test's own, so that the test says what the models answer and when: chat
 * editors that a test opens show that engine's chats. Used on the UI thread.
 */
public final class ChatWindow implements BeforeEachCallback, AfterEachCallback {

	private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
	private final IEclipseContext context = window.getService(IEclipseContext.class);
	private final Function<Path, TestEngine> engines;
	private Path folder;
	private TestEngine engine;
	private Overview overview;
	private World world;

	/** @param engines opens an engine over an empty folder, for each test */
	public ChatWindow(Function<Path, TestEngine> engines) {
		this.engines = engines;
	}

	@Override
	public void beforeEach(ExtensionContext test) throws IOException {
		page().closeAllEditors(false);
		folder = Files.createTempDirectory("window");
		engine = engines.apply(folder);
		overview = new Overview(engine.chats(), engine.subscriptions());
		context.set(Program.class, new Program(engine.engine(), engine.subscriptions(),
				new ChatViewModels(engine.chats()), overview, new ModelCatalog(engine.engine().modelServers())));
		world = engine.world("Tested", "Ada");
	}

	@Override
	public void afterEach(ExtensionContext test) throws IOException {
		page().closeAllEditors(false);
		context.remove(Program.class);
		overview.close();
		engine.close();
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path file : files) {
			Files.delete(file);
		}
	}

	public IWorkbenchWindow window() {
		return window;
	}

	public IWorkbenchPage page() {
		return window.getActivePage();
	}

	public TestEngine engine() {
		return engine;
	}

	/** A new chat of a world in which one agent, Ada, answers. */
	public ChatAddress chat(String name) {
		return engine.chat(world, name);
	}

	/** Opens the editor of a chat, or brings it to the front, and waits until its page can be used. */
	public EditorPage open(ChatAddress chat) {
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
}
