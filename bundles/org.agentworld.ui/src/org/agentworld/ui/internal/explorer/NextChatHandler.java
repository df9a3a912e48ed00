package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.overview.Need;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;

/** Goes to the next chat that waits for the person, has failed or is unread. */
public final class NextChatHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		IWorkbenchPage page = window.getActivePage();
		Optional<ChatAddress> front = Optional.ofNullable(page.getActiveEditor()).map(IEditorPart::getEditorInput)
				.filter(ChatEditorInput.class::isInstance).map(input -> ((ChatEditorInput) input).chat());
		Need.next(program.overview().all(), front).ifPresentOrElse(
				next -> call(window, () -> program.chats().get(next.chat()).getName(),
						name -> ChatEditor.open(page, next, name)),
				() -> say(page.getActivePart()));
	}

	private static void say(IWorkbenchPart active) {
		IStatusLineManager line = switch (active) {
			case IEditorPart editor -> editor.getEditorSite().getActionBars().getStatusLineManager();
			case IViewPart view -> view.getViewSite().getActionBars().getStatusLineManager();
			case null, default -> null;
		};
		if (line != null) {
			line.setMessage(Messages.NextChatHandler_none);
		}
	}
}
