package org.agentworld.ui.internal.explorer;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Explorer_agents;
	public static String Explorer_more;
	public static String Explorer_filter;
	public static String Explorer_tree;
	public static String NodeHandler_refused;
	public static String NodeHandler_name;
	public static String NodeHandler_nameMissing;
	public static String NewChatHandler_name;
	public static String NewChatHandler_noWorld;
	public static String NewWorldHandler_title;
	public static String NewWorldHandler_agent;
	public static String NewAgentHandler_title;
	public static String RenameHandler_title;
	public static String DeleteHandler_title;
	public static String DeleteHandler_world;
	public static String DeleteHandler_agent;
	public static String DeleteHandler_chat;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
