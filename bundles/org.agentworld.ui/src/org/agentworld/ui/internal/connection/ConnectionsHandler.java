package org.agentworld.ui.internal.connection;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the page of all connections. */
public final class ConnectionsHandler extends AbstractHandler {

	/** Opens the page; returns when it is closed. */
	public static void open(Shell parent) {
		PreferencesUtil.createPreferenceDialogOn(parent, ConnectionsPage.ID, null, null).open();
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell());
		return null;
	}
}
