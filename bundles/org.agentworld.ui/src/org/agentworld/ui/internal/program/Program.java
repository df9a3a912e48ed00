package org.agentworld.ui.internal.program;

import org.agentworld.core.ChatManager;
import org.agentworld.core.ConnectionManager;
import org.agentworld.core.Engine;
import org.agentworld.core.WorldManager;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.ui.internal.catalog.ModelCatalog;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.eclipse.ui.services.IServiceLocator;

/**
 * What the parts of the window show. It lies in the workbench's context, where every site and window finds it.
 *
 * @param engine        open as long as the workbench runs
 * @param subscriptions delivers its events
 * @param viewModels    the chats in use, as the window shows them
 * @param overview      what of all chats concerns the person
 * @param catalog       what servers offer
 */
public record Program(Engine engine, EventSubscriptions subscriptions, ChatViewModels viewModels, Overview overview,
		ModelCatalog catalog) {

	/** The program of this workbench, window or site. */
	public static Program of(IServiceLocator locator) {
		return locator.getService(Program.class);
	}

	public WorldManager worlds() {
		return engine.worlds();
	}

	public ChatManager chats() {
		return engine.chats();
	}

	public ConnectionManager connections() {
		return engine.connections();
	}
}
