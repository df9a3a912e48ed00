package org.agentworld.ui.internal.tiling;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
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
		new Tiles(HandlerUtil.getActiveWorkbenchWindowChecked(event)).arrange(tiles);
		return null;
	}
}
