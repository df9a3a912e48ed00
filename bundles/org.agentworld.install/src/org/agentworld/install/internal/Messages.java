package org.agentworld.install.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String ContributionsDialog_title;
	public static String ContributionsDialog_message;
	public static String ContributionsDialog_install;
	public static String InstallPolicy_sites;
	public static String PackagedUpdateHandler_title;
	public static String PackagedUpdateHandler_program;
	public static String PackagedUpdateHandler_noPlugins;
	public static String PackagedUpdateHandler_check;
	public static String PackagedUpdateHandler_reading;
	public static String PackagedUpdateHandler_looking;
	public static String PlugInText_plugIn;
	public static String PlugInText_vendor;
	public static String PlugInText_noVendor;
	public static String PlugInText_signed;
	public static String PlugInText_notSigned;
	public static String PlugInText_agent;
	public static String PlugInText_classAgent;
	public static String PlugInText_tool;
	public static String PlugInText_provider;
	public static String PlugInText_service;
	public static String PlugInText_described;
	public static String PlugInText_unreadable;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
