package org.agentworld.ui.internal.workbench;

import org.agentworld.ui.internal.recent.RecentChats;
import org.agentworld.ui.internal.theme.Appearance;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
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
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		return new ProgramActionBarAdvisor(configurer, getWindowConfigurer().getWindow());
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
		configurer.setInitialSize(SIZE);
		configurer.setShowCoolBar(true);
		configurer.setShowStatusLine(true);
		configurer.setShowProgressIndicator(true);
		configurer.setTitle(Messages.ProgramWindowAdvisor_title);
	}

	@Override
	public void postWindowCreate() {
		IWorkbenchWindow window = getWindowConfigurer().getWindow();
		Appearance.of(window).follow(window.getShell());
	}

	@Override
	public void postWindowOpen() {
		WindowTitle.follow(getWindowConfigurer());
		ProgressRoom.follow(getWindowConfigurer().getWindow());
		IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
		page.addPartListener(new LayoutSaver());
		RecentChats.watch(page);
		if (page.getEditorReferences().length > 0) {
			// The platform brings the editors back, but then puts the keyboard into the first view.
			IWorkbenchWindow window = getWindowConfigurer().getWindow();
			window.getShell().getDisplay().asyncExec(() -> RecentChats.activateLast(window));
			return;
		}
		try {
			page.openEditor(new WelcomeInput(), WelcomeEditor.ID);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
		}
	}
}
