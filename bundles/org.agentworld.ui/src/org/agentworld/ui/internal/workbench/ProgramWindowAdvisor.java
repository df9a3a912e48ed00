package org.agentworld.ui.internal.workbench;

import org.agentworld.ui.internal.recent.RecentChats;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.statushandlers.StatusManager;

/** The window as it first opens. */
final class ProgramWindowAdvisor extends WorkbenchWindowAdvisor {

	private static final Point SIZE = new Point(1200, 800);

	ProgramWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
		configurer.setInitialSize(SIZE);
		configurer.setShowCoolBar(false);
		configurer.setShowStatusLine(true);
		configurer.setShowProgressIndicator(true);
		configurer.setTitle(Messages.ProgramWindowAdvisor_title);
	}

	@Override
	public void postWindowOpen() {
		IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
		RecentChats.watch(page);
		if (page.getEditorReferences().length > 0) {
			return;
		}
		try {
			page.openEditor(new WelcomeInput(), WelcomeEditor.ID);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
		}
	}
}
