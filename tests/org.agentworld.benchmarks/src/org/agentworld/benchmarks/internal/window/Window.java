package org.agentworld.benchmarks.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.agentworld.benchmarks.internal.Program;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MStackElement;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The program's window, for benchmarks that run in it on a thread of their own. */
final class Window {

	private static final int MOST_CHATS = 10_000;
	private static final float HALF = 0.5f;

	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private final IWorkbenchWindow window;
	private final org.agentworld.ui.internal.program.Program program;

	/** Fills the screen with the window, and closes the welcome. */
	Window() throws InterruptedException, ExecutionException {
		window = onUi(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0]);
		program = org.agentworld.ui.internal.program.Program.of(PlatformUI.getWorkbench());
		onUi(() -> {
			window.getShell().setMaximized(true);
			return page().closeAllEditors(false);
		});
	}

	Display display() {
		return display;
	}

	ChatManager chats() {
		return program.chats();
	}

	/** Runs something on the UI thread and waits for it. */
	<T> T onUi(Callable<T> work) throws InterruptedException, ExecutionException {
		CompletableFuture<T> done = new CompletableFuture<>();
		display.asyncExec(() -> {
			try {
				done.complete(work.call());
			} catch (Exception | Error e) {
				done.completeExceptionally(e);
			}
		});
		return done.get();
	}

	private IWorkbenchPage page() {
		return window.getActivePage();
	}

	/** The benchmark world's chats of this name. */
	List<Chat> chats(String name) throws RefusedException {
		World world = program.worlds().named(Program.WORLD).orElseThrow();
		return chats().list(world.getId(), Optional.empty(), MOST_CHATS).stream()
				.filter(chat -> chat.getName().equals(name)).toList();
	}

	/** Opens a chat's editor and returns its page, which has not been loaded yet. On the UI thread. */
	Browser open(Chat chat) {
		ChatEditor.open(page(), new ChatAddress(chat.getWorld(), chat.getId()), chat.getName());
		return browser(page().getActiveEditor());
	}

	/** Opens these chats beside each other, all of them visible, and returns their pages, with their messages. */
	List<Browser> openTiled(List<Chat> chats) throws InterruptedException, ExecutionException {
		for (Chat chat : chats) {
			onUi(() -> open(chat));
		}
		onUi(() -> {
			List<MPart> parts = new ArrayList<>();
			for (var reference : page().getEditorReferences()) {
				parts.add(reference.getEditor(true).getSite().getService(MPart.class));
			}
			MPartStack stack = (MPartStack) (Object) parts.getFirst().getParent();
			split(window.getService(EModelService.class), stack, parts, true);
			return null;
		});
		List<Browser> pages = new ArrayList<>();
		for (Chat chat : chats) {
			Browser page = onUi(() -> open(chat)); // brings it to the front of its stack
			awaitLoaded(page);
			pages.add(page);
		}
		return pages;
	}

	private static void split(EModelService model, MPartStack stack, List<MPart> parts, boolean beside) {
		if (parts.size() > 1) {
			int middle = (parts.size() + 1) / 2;
			MPartStack other = model.createModelElement(MPartStack.class);
			model.insert(other, stack, beside ? EModelService.RIGHT_OF : EModelService.BELOW, HALF);
			List<MStackElement> moved = new ArrayList<>(parts.subList(middle, parts.size()));
			other.getChildren().addAll(moved);
			other.setSelectedElement(moved.getFirst());
			split(model, stack, parts.subList(0, middle), !beside);
			split(model, other, parts.subList(middle, parts.size()), !beside);
		}
		stack.setSelectedElement(parts.getFirst());
	}

	/** Waits until a page can show something. */
	void awaitLoaded(Browser page) throws InterruptedException, ExecutionException {
		while (!onUi(() -> Boolean.TRUE.equals(page.evaluate("return window.agentworld !== undefined")))) {
			Thread.sleep(20);
		}
	}

	/** Waits until the agents of a chat have nothing to do. */
	void awaitIdle(Chat chat) throws InterruptedException, ExecutionException {
		while (chats().snapshot(chat.getId(), Long.MAX_VALUE, 1).get().activity() != Activity.IDLE) {
			Thread.sleep(20);
		}
	}

	void closeEditors() throws InterruptedException, ExecutionException {
		onUi(() -> page().closeAllEditors(false));
	}

	private static Browser browser(IEditorPart editor) {
		return find((Control) editor.getSite().getService(MPart.class).getWidget()).orElseThrow(
				() -> new IllegalStateException("The editor of " + editor.getTitle() + " shows no page."));
	}

	private static Optional<Browser> find(Control control) {
		return switch (control) {
			case Browser browser -> Optional.of(browser);
			case Composite composite -> List.of(composite.getChildren()).stream().flatMap(child -> find(child).stream())
					.findFirst();
			default -> Optional.empty();
		};
	}
}
