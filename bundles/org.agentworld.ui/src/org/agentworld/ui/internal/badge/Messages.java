package org.agentworld.ui.internal.badge;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Badge_cannotSave;
	public static String Badge_waiting;
	public static String Badge_working;
	public static String Badge_failed;
	public static String Badge_unread;
	public static String Badge_queued;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
