package org.agentworld.ui.internal.workbench;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.ui.AgentWorldWorkbench;
import org.agentworld.ui.AgentWorldWorkbench.Core;
import org.agentworld.ui.internal.catalog.ModelCatalog;
import org.agentworld.ui.internal.editor.HiddenPages;
import org.agentworld.ui.internal.editor.Refresher;
import org.agentworld.ui.internal.notification.Notifications;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.preferences.Preferences;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.theme.Appearance;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Sets the workbench up: its perspective, and what its parts find in its context. */
public final class ProgramAdvisor extends WorkbenchAdvisor {

	private final CompletableFuture<Core> core;
	/** Empty until there are windows: the workbench may end before. */
	private Optional<Overview> overview = Optional.empty();
	/** Empty until the workbench has started: it may end before. */
	private Optional<Notifications> notifications = Optional.empty();

	/** @param core what the windows wait for; completed on any thread */
	public ProgramAdvisor(CompletableFuture<Core> core) {
		this.core = core;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		IEclipseContext context = configurer.getWorkbench().getService(IEclipseContext.class);
		Preferences preferences = new Preferences();
		context.set(HiddenPages.class, new HiddenPages());
		context.set(Refresher.class, new Refresher(configurer.getWorkbench().getDisplay()));
		context.set(Preferences.class, preferences);
		context.set(Appearance.class, new Appearance(configurer.getWorkbench().getDisplay(),
				() -> context.get(IThemeEngine.class), preferences));
	}

	@Override
	public boolean openWindows() {
		Display display = getWorkbenchConfigurer().getWorkbench().getDisplay();
		AgentWorldWorkbench.runEventsUntil(display, core);
		if (core.isCompletedExceptionally()) {
			return false;
		}
		Core opened = core.resultNow();
		Overview all = new Overview(opened.engine().chats(), opened.subscriptions());
		overview = Optional.of(all);
		getWorkbenchConfigurer().getWorkbench().getService(IEclipseContext.class).set(Program.class,
				new Program(opened.engine(), opened.subscriptions(), new ChatViewModels(opened.engine().chats()), all,
						new ModelCatalog(opened.engine().modelServers())));
		// Sleeps until a thread of the platform wakes it, once.
		try (RepeatedWake _ = new RepeatedWake(display)) {
			return super.openWindows();
		}
	}

	@Override
	public void postStartup() {
		notifications = Optional.of(new Notifications(getWorkbenchConfigurer().getWorkbench()));
	}

	@Override
	public void postShutdown() {
		notifications.ifPresent(Notifications::close);
		overview.ifPresent(Overview::close);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return ConversationsPerspective.ID;
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new ProgramWindowAdvisor(configurer);
	}
}
