package org.agentworld.ui.internal.program;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/**
 * Runs tasks later on the thread of a widget, as long as that widget lives: a task for a widget that is gone, or goes
 * before its turn comes, is dropped. May be called on any thread.
 */
public final class UiExecutor implements Executor {

	private final Display display;
	private final BooleanSupplier isGone;

	/** @param owner what the tasks change; asked for its display here, on its own thread */
	public UiExecutor(Widget owner) {
		this.display = owner.getDisplay();
		this.isGone = owner::isDisposed;
	}

	/** For what lives as long as the display. */
	public UiExecutor(Display display) {
		this.display = display;
		this.isGone = display::isDisposed;
	}

	@Override
	public void execute(Runnable task) {
		// The display may be disposed between a question and the call: so both are made under its own lock.
		synchronized (Device.class) {
			if (!display.isDisposed()) {
				display.asyncExec(() -> {
					if (!isGone.getAsBoolean()) {
						task.run();
					}
				});
			}
		}
	}
}
