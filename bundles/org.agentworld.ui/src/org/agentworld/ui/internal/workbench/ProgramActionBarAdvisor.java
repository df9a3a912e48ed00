package org.agentworld.ui.internal.workbench;

import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.status.WorkingChatsItem;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** Fills the status line. Menus and toolbar are contributed in plugin.xml, as others contribute theirs. */
final class ProgramActionBarAdvisor extends ActionBarAdvisor {

	private final IWorkbenchWindow window;

	ProgramActionBarAdvisor(IActionBarConfigurer configurer, IWorkbenchWindow window) {
		super(configurer);
		this.window = window;
	}

	@Override
	protected void fillStatusLine(IStatusLineManager statusLine) {
		statusLine.appendToGroup(StatusLineManager.MIDDLE_GROUP, new WorkingChatsItem(Program.of(window)));
	}
}
