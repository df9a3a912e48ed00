package org.agentworld.ui.internal.editor;

import org.agentworld.events.ChatAddress;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;

/** The platform's Undo and Redo in a chat's editor. */
final class ChatUndo {

	/**
	 * While the editor is in front, these take back what was done to its chat alone. On the UI thread.
	 *
	 * @return what is to be undone there is added to this
	 */
	static IUndoContext offer(IWorkbenchPartSite site, ChatAddress chat) {
		IUndoContext own = new ObjectUndoContext(chat);
		IHandlerService handlers = site.getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, new ActionHandler(new UndoActionHandler(site, own)));
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, new ActionHandler(new RedoActionHandler(site, own)));
		return own;
	}

	private ChatUndo() {
	}
}
