package org.agentworld.ui.internal.workbench;

import org.agentworld.ui.internal.editor.HiddenPages;
import org.agentworld.ui.internal.editor.Refresher;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Sets the workbench up: its perspective, and the program in its context. */
public final class ProgramAdvisor extends WorkbenchAdvisor {

	private final Program program;

	public ProgramAdvisor(Program program) {
		this.program = program;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		IEclipseContext context = configurer.getWorkbench().getService(IEclipseContext.class);
		context.set(Program.class, program);
		context.set(HiddenPages.class, new HiddenPages());
		context.set(Refresher.class, new Refresher(configurer.getWorkbench().getDisplay()));
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
