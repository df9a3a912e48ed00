package org.agentworld.ui.internal.workbench;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Takes the platform's progress indicator out of the status line of a narrow window, where it would get a line of its own;
 * the view <em>Progress</em> shows the same.
 */
final class ProgressRoom {

	private static final String INDICATOR = "org.eclipse.ui.ProgressBar";
	/** In pixels: the indicator wants some 400, and what the status line says about as much. */
	private static final int NARROWEST = 800;

	/** Follows the window's width, as long as it is open. On the UI thread. */
	static void follow(IWorkbenchWindow window) {
		Shell shell = window.getShell();
		shell.addListener(SWT.Resize, _ -> show(window, shell));
		show(window, shell);
	}

	private static void show(IWorkbenchWindow window, Shell shell) {
		MUIElement indicator = window.getService(EModelService.class).find(INDICATOR, window.getService(MWindow.class));
		if (indicator != null) {
			indicator.setVisible(shell.getSize().x >= NARROWEST);
		}
	}

	private ProgressRoom() {
	}
}
