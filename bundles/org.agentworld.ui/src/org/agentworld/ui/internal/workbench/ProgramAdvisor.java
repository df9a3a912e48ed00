package org.agentworld.ui.internal.workbench;

import java.util.Optional;

import org.agentworld.ui.internal.editor.HiddenPages;
import org.agentworld.ui.internal.editor.Refresher;
import org.agentworld.ui.internal.notification.Notifications;
import org.agentworld.ui.internal.preferences.Preferences;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.theme.Appearance;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Sets the workbench up: its perspective, and what its parts find in its context. */
public final class ProgramAdvisor extends WorkbenchAdvisor {

	private final Program program;
	/** Empty until the workbench has started: it may end before. */
	private Optional<Notifications> notifications = Optional.empty();

	public ProgramAdvisor(Program program) {
		this.program = program;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		IEclipseContext context = configurer.getWorkbench().getService(IEclipseContext.class);
		Preferences preferences = new Preferences();
		context.set(Program.class, program);
		context.set(HiddenPages.class, new HiddenPages());
		context.set(Refresher.class, new Refresher(configurer.getWorkbench().getDisplay()));
		context.set(Preferences.class, preferences);
		context.set(Appearance.class, new Appearance(configurer.getWorkbench().getDisplay(),
				() -> context.get(IThemeEngine.class), preferences));
	}

	@Override
	public void postStartup() {
		notifications = Optional.of(new Notifications(getWorkbenchConfigurer().getWorkbench()));
	}

	@Override
	public void postShutdown() {
		notifications.ifPresent(Notifications::close);
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
