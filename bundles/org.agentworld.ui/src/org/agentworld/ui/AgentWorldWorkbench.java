package org.agentworld.ui;

import org.agentworld.core.Engine;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.agentworld.ui.internal.workbench.ProgramAdvisor;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** The workbench window over a running engine. */
public final class AgentWorldWorkbench {

	/**
	 * Shows the workbench until the person closes it. Called on the thread of {@code display}.
	 *
	 * @param display       created by {@link PlatformUI#createDisplay()}; stays the caller's
	 * @param engine        open; stays the caller's
	 * @param subscriptions delivers the engine's events
	 * @return {@link PlatformUI#RETURN_OK}, {@link PlatformUI#RETURN_RESTART} or another code of the workbench
	 */
	public static int run(Display display, Engine engine, EventSubscriptions subscriptions) {
		try (Overview overview = new Overview(engine.chats(), subscriptions)) {
			Program program = new Program(engine, subscriptions, new ChatViewModels(engine.chats()), overview);
			return PlatformUI.createAndRunWorkbench(display, new ProgramAdvisor(program));
		}
	}

	private AgentWorldWorkbench() {
	}
}
