package org.agentworld.ui.internal.explorer;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	static String Explorer_agents;
	static String Explorer_more;
	static String Explorer_filter;
	static String Explorer_tree;
	static String NodeHandler_refused;
	static String NodeHandler_name;
	static String NodeHandler_nameMissing;
	static String NewChatHandler_name;
	static String NewChatHandler_noWorld;
	static String NewWorldHandler_title;
	static String NewWorldHandler_agent;
	static String NewAgentHandler_title;
	static String RenameHandler_title;
	static String DeleteHandler_title;
	static String DeleteHandler_world;
	static String DeleteHandler_agent;
	static String DeleteHandler_chat;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
