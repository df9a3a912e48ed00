package org.agentworld.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String AppearancePage_theme;
	public static String AppearancePage_system;
	public static String AppearancePage_light;
	public static String AppearancePage_dark;
	public static String AppearancePage_textSize;
	public static String SendingPage_key;
	public static String SendingPage_enter;
	public static String SendingPage_ctrlEnter;
	public static String NotificationsPage_description;
	public static String NotificationsPage_ends;
	public static String NotificationsPage_failures;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
