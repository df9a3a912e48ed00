package org.agentworld.ui.internal.workbench;

import java.util.Arrays;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;

/**
 * Lets the platform save its windows, open editors and their tiling a second after they changed. By itself it saves them
 * every few minutes, and a crash would lose what was arranged since.
 */
final class LayoutSaver implements IPartListener2 {

	/** The platform's own job, which sleeps between two savings; it has no family to find it by. */
	private static final String AUTO_SAVE = "Workbench Auto-Save Job";
	private static final long DELAY_MILLIS = 1000;

	private final Job wake = new Job("Save the window's layout") {
		@Override
		protected IStatus run(IProgressMonitor monitor) {
			Arrays.stream(getJobManager().find(null)).filter(job -> job.getName().equals(AUTO_SAVE)).forEach(Job::wakeUp);
			return Status.OK_STATUS;
		}
	};

	LayoutSaver() {
		wake.setSystem(true);
	}

	private void soon() {
		// While it waits already, this does nothing: a steady stream of changes cannot put it off.
		wake.schedule(DELAY_MILLIS);
	}

	@Override
	public void partActivated(IWorkbenchPartReference part) {
		soon();
	}

	@Override
	public void partOpened(IWorkbenchPartReference part) {
		soon();
	}

	@Override
	public void partClosed(IWorkbenchPartReference part) {
		soon();
	}

	@Override
	public void partVisible(IWorkbenchPartReference part) {
		soon();
	}

	@Override
	public void partHidden(IWorkbenchPartReference part) {
		soon();
	}
}
