package org.agentworld.benchmarks.empty.internal;

import java.util.Arrays;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;

/**
 * Prints a line and closes the workbench as soon as its window can be used: it is shown, none of its trees is empty,
 * and the event loop has nothing to do. Begins with the workbench's model, before there is a window.
 */
public final class UsableWindow implements Listener {

	@Execute
	public void begin() {
		Display.getCurrent().addListener(SWT.PreExternalEventDispatch, this);
	}

	@Override
	public void handleEvent(Event event) {
		Display display = event.display == null ? Display.getCurrent() : event.display;
		boolean usable = PlatformUI.isWorkbenchRunning()
				&& Arrays.stream(display.getShells()).anyMatch(Control::isVisible)
				&& Arrays.stream(display.getShells()).allMatch(UsableWindow::isFilled);
		if (usable) {
			display.removeListener(SWT.PreExternalEventDispatch, this);
			System.out.println("The window can be used.");
			display.asyncExec(PlatformUI.getWorkbench()::close);
		}
	}

	private static boolean isFilled(Control control) {
		return switch (control) {
			case Tree tree -> tree.getItemCount() > 0;
			case Composite composite -> Arrays.stream(composite.getChildren()).allMatch(UsableWindow::isFilled);
			default -> true;
		};
	}
}
