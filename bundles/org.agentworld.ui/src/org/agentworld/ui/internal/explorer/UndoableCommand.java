package org.agentworld.ui.internal.explorer;

import org.agentworld.core.RefusedException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.operations.IWorkbenchOperationSupport;

/**
 * Something that the engine did for the person and can take back. Taking it back begins at once and is not waited for:
 * what is refused is said in a dialog, as with every command.
 */
final class UndoableCommand extends AbstractOperation {

	/** Asks the engine and waits; not on the UI thread. */
	interface Step {
		/** @throws RefusedException among others */
		void run() throws Exception;
	}

	private final IWorkbenchWindow window;
	private final Step forth;
	private final Step back;

	private UndoableCommand(String label, IWorkbenchWindow window, Step forth, Step back) {
		super(label);
		this.window = window;
		this.forth = forth;
		this.back = back;
	}

	/**
	 * Does it, and offers to undo it once it is done. Returns at once; on the UI thread.
	 *
	 * @param label what Undo calls it
	 */
	static void perform(String label, IWorkbenchWindow window, Step forth, Step back) {
		UndoableCommand command = new UndoableCommand(label, window, forth, back);
		NodeHandler.call(window, () -> {
			forth.run();
			return command;
		}, done -> {
			IWorkbenchOperationSupport support = window.getWorkbench().getOperationSupport();
			done.addContext(support.getUndoContext());
			support.getOperationHistory().add(done);
		});
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
		return begin(forth);
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
		return begin(forth);
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
		return begin(back);
	}

	private IStatus begin(Step step) {
		NodeHandler.call(window, () -> {
			step.run();
			return null;
		}, _ -> {
			// The explorer and the editors hear of it.
		});
		return Status.OK_STATUS;
	}
}
