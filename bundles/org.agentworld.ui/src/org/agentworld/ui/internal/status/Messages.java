package org.agentworld.ui.internal.status;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String WorkingChatsItem_oneWorks;
	public static String WorkingChatsItem_work;
	public static String WorkingChatsItem_oneWaits;
	public static String WorkingChatsItem_wait;
	public static String WorkingChatsItem_both;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
