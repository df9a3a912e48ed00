package org.agentworld.ui.internal.tiling;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Arranges as many tiles as stand behind the class's name in the handler's declaration. */
public final class TileHandler extends AbstractHandler implements IExecutableExtension {

	private int tiles;

	@Override
	public void setInitializationData(IConfigurationElement configuration, String property, Object data) {
		tiles = Integer.parseInt((String) data);
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		new Tiles(window).arrange(tiles);
		// Later: the editors' widgets have moved only when the platform has done what it was told.
		window.getShell().getDisplay().asyncExec(() -> focusActiveEditor(window));
		return null;
	}

	/** The platform moves the widgets, and the keyboard's place is lost with that. */
	private static void focusActiveEditor(IWorkbenchWindow window) {
		if (window.getActivePage() != null && window.getActivePage().getActiveEditor() != null) {
			window.getActivePage().getActiveEditor().setFocus();
		}
	}
}
