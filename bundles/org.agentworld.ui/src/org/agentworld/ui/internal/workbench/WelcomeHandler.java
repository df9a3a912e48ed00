package org.agentworld.ui.internal.workbench;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the welcome, or brings it to the front. */
public final class WelcomeHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().openEditor(new WelcomeInput(),
					WelcomeEditor.ID);
		} catch (PartInitException e) {
			throw new ExecutionException("The welcome cannot be opened: " + e.getMessage(), e);
		}
		return null;
	}
}
