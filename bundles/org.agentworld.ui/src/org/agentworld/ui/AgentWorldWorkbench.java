package org.agentworld.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.agentworld.core.Engine;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.ui.internal.workbench.ProgramAdvisor;
import org.agentworld.ui.internal.workbench.RepeatedWake;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** The workbench window over an engine. */
public final class AgentWorldWorkbench {

	/**
	 * What the window shows.
	 *
	 * @param engine        open; stays the caller's
	 * @param subscriptions delivers the engine's events
	 */
	public record Core(Engine engine, EventSubscriptions subscriptions) {
	}

	/**
	 * Shows the workbench until the person closes it. Called on the thread of {@code display}. What of the platform needs no
	 * engine starts while that is being opened; the window is there when it is. If it cannot be opened there is no window,
	 * and this returns; to say why is left to the caller.
	 *
	 * @param display created by {@link PlatformUI#createDisplay()}; stays the caller's
	 * @param core    completed on any thread
	 * @return {@link PlatformUI#RETURN_OK}, {@link PlatformUI#RETURN_RESTART}, {@link PlatformUI#RETURN_UNSTARTABLE} or
	 *         another code of the workbench
	 */
	public static int run(Display display, CompletableFuture<Core> core) {
		return PlatformUI.createAndRunWorkbench(display, new ProgramAdvisor(core));
	}

	/** Runs the event loop until something is done, so that the desktop never takes the program for dead. */
	public static void runEventsUntil(Display display, CompletableFuture<?> done) {
		try (RepeatedWake _ = new RepeatedWake(display)) {
			while (!done.isDone()) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
		}
	}

	/** Brings the window to the front, also one that is minimized, if there is one. Called on the UI thread. */
	public static void show() {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		IWorkbench workbench = PlatformUI.getWorkbench();
		Optional.ofNullable(workbench.getActiveWorkbenchWindow())
				.or(() -> Stream.of(workbench.getWorkbenchWindows()).findFirst()).ifPresent(window -> {
					window.getShell().setMinimized(false);
					window.getShell().forceActive();
				});
	}

	private AgentWorldWorkbench() {
	}
}
