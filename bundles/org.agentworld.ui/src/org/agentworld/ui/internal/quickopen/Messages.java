package org.agentworld.ui.internal.quickopen;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String QuickOpen_hint;
	public static String QuickOpen_results;
	public static String QuickOpen_world;
	public static String QuickOpen_agent;
	public static String QuickOpen_keys;
	public static String QuickOpen_none;
	public static String QuickOpen_reading;
	public static String QuickOpen_more;
	public static String QuickOpen_failed;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
