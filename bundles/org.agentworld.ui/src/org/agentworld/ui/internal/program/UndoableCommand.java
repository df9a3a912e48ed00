package org.agentworld.ui.internal.program;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IUndoContext;
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
public final class UndoableCommand extends AbstractOperation {

	/** Asks the engine and waits; not on the UI thread. */
	public interface Step {
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
	 * @param more  where Undo offers it beside the workbench's own list
	 */
	public static void perform(String label, IWorkbenchWindow window, Step forth, Step back, IUndoContext... more) {
		UndoableCommand command = new UndoableCommand(label, window, forth, back);
		call(window, () -> {
			forth.run();
			return command;
		}, done -> {
			IWorkbenchOperationSupport support = window.getWorkbench().getOperationSupport();
			done.addContext(support.getUndoContext());
			for (IUndoContext context : more) {
				done.addContext(context);
			}
			support.getOperationHistory().add(done);
		});
	}

	private static <R> void call(IWorkbenchWindow window, Callable<R> work, Consumer<R> then) {
		Background.call(window.getShell(), work, then, why -> Refusal.show(window.getShell(), why));
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
		call(window, () -> {
			step.run();
			return null;
		}, _ -> {
			// The explorer and the editors hear of it.
		});
		return Status.OK_STATUS;
	}
}
