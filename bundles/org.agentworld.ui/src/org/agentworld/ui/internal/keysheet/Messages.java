package org.agentworld.ui.internal.keysheet;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String KeySheet_own;
	public static String KeySheet_platform;
	public static String KeySheet_hint;
	public static String KeySheet_list;
	public static String KeySheet_info;
	public static String KeySheet_command;
	public static String KeySheet_keys;
	public static String KeySheet_group;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
