package org.agentworld.ui.internal.program;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Says that something was not done. */
public final class Refusal {

	/** Returns when the person has read it; until then the event loop runs. On the UI thread. */
	public static void show(Shell parent, String why) {
		MessageDialog.openError(parent, Messages.Refusal_title, why);
	}

	private Refusal() {
	}
}
