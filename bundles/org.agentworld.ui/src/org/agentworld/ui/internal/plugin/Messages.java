package org.agentworld.ui.internal.plugin;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Page_description;
	public static String Page_list;
	public static String Page_name;
	public static String Page_what;
	public static String Page_origin;
	public static String Page_contributions;
	public static String Page_hint;
	public static String Row_agent;
	public static String Row_provider;
	public static String Row_tool;
	public static String Row_described;
	public static String Row_faulty;
	public static String Row_broken;
	public static String Row_plugIn;
	public static String Row_vendor;
	public static String Row_noVendor;
	public static String Row_signedBy;
	public static String Row_notSigned;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
