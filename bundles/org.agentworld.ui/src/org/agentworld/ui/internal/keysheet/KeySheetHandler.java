package org.agentworld.ui.internal.keysheet;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows which keys do what. */
public final class KeySheetHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		// Read first: while the popup is in front, the keys of the window are not active.
		List<KeySheetRow> rows = new KeySheetRows(window).read();
		new KeySheetPopup(window.getShell(), rows).open();
		return null;
	}
}
