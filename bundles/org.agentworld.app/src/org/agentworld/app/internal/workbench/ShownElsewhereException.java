package org.agentworld.app.internal.workbench;

/** The data folder is open in a window of another process, which is in front now. */
final class ShownElsewhereException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ShownElsewhereException() {
		super("The window that has this data folder open is in front now.");
	}
}
