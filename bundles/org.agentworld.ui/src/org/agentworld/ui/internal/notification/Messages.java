package org.agentworld.ui.internal.notification;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String NoticePopup_title;
	public static String NoticePopup_ended;
	public static String NoticePopup_waiting;
	public static String NoticePopup_failed;
	public static String NoticePopup_more;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
