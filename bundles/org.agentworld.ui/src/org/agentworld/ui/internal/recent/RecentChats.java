package org.agentworld.ui.internal.recent;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.agentworld.events.ChatAddress;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.eclipse.e4.ui.model.application.ui.advanced.MArea;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * The open chat editors in the order of their last use. That order is kept in the platform's model of each editor, so it
 * comes and goes with the editor, also over a restart. For the UI thread.
 */
public final class RecentChats {

	/** A number that grows with each use, not a time: two uses are never equal. */
	private static final String LAST_USE = "org.agentworld.ui.lastUse";

	/** From now on notes each use of a chat editor of this page. */
	public static void watch(IWorkbenchPage page) {
		page.addPartListener(new Notes());
		note(page.getActiveEditor());
	}

	/** The chat editors in the editor area, the last used first; those that never were in front are not among them. */
	public static List<MPart> parts(IWorkbenchWindow window) {
		return editors(window).stream().filter(part -> lastUse(part) > 0)
				.sorted(Comparator.comparingLong(RecentChats::lastUse).reversed()).toList();
	}

	/** Makes this the order again, whatever came to the front meanwhile without the person's doing. */
	public static void restore(List<MPart> parts) {
		for (int i = 0; i < parts.size(); i++) {
			parts.get(i).getPersistedState().put(LAST_USE, Integer.toString(parts.size() - i));
		}
	}

	/** Brings the editor to the front that was used last, and gives it the keyboard. */
	public static void activateLast(IWorkbenchWindow window) {
		parts(window).stream().findFirst()
				.ifPresent(part -> window.getService(EPartService.class).activate(part, true));
	}

	/** The chats of the editors that were in front since the program began, the last used first. */
	public static List<ChatAddress> addresses(IWorkbenchPage page) {
		return Arrays.stream(page.getEditorReferences()).map(reference -> reference.getEditor(false))
				.filter(RecentChats::isChat)
				.sorted(Comparator.comparingLong((IEditorPart editor) -> lastUse(part(editor))).reversed())
				.map(editor -> ((ChatEditorInput) editor.getEditorInput()).chat()).toList();
	}

	/** The platform's model of the area in which all editors of a window are. */
	public static MArea editorArea(IWorkbenchWindow window) {
		return window.getService(MWindow.class).getSharedElements().stream()
				.filter(MArea.class::isInstance).map(MArea.class::cast)
				.filter(area -> IPageLayout.ID_EDITOR_AREA.equals(area.getElementId())).findFirst().orElseThrow();
	}

	/** All editors in the editor area, in the order of their tabs. */
	public static List<MPart> editors(IWorkbenchWindow window) {
		return window.getService(EModelService.class).findElements(editorArea(window), null, MPart.class);
	}

	private static boolean isChat(IEditorPart editor) {
		return editor != null && editor.getEditorInput() instanceof ChatEditorInput;
	}

	private static MPart part(IEditorPart editor) {
		return editor.getSite().getService(MPart.class);
	}

	private static long lastUse(MPart part) {
		return Long.parseLong(Objects.requireNonNullElse(part.getPersistedState().get(LAST_USE), "0"));
	}

	private static void note(IEditorPart editor) {
		if (isChat(editor)) {
			Collection<MPart> all = editors(editor.getSite().getWorkbenchWindow());
			long last = all.stream().mapToLong(RecentChats::lastUse).max().orElse(0);
			part(editor).getPersistedState().put(LAST_USE, Long.toString(last + 1));
		}
	}

	private static final class Notes implements IPartListener2 {
		@Override
		public void partActivated(IWorkbenchPartReference reference) {
			if (reference.getPart(false) instanceof IEditorPart editor) {
				note(editor);
			}
		}
	}

	private RecentChats() {
	}
}
