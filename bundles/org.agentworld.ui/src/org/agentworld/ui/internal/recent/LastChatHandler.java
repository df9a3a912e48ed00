package org.agentworld.ui.internal.recent;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Goes to the chat that was used before the one in front, or to the last one from anywhere else. */
public final class LastChatHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		EPartService parts = window.getService(EPartService.class);
		MPart front = parts.getActivePart();
		List<MPart> others = RecentChats.parts(window).stream().filter(part -> part != front).toList();
		if (!others.isEmpty()) {
			parts.activate(others.getFirst());
		}
		return null;
	}
}
