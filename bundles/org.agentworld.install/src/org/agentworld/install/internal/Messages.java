package org.agentworld.install.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String InstallPolicy_sites;
	public static String PackagedUpdateHandler_title;
	public static String PackagedUpdateHandler_program;
	public static String PackagedUpdateHandler_noPlugins;
	public static String PackagedUpdateHandler_check;
	public static String PackagedUpdateHandler_reading;
	public static String PackagedUpdateHandler_looking;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
