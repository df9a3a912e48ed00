package org.agentworld.ui.internal.explorer;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Explorer_agents;
	public static String Explorer_more;
	public static String Explorer_filter;
	public static String Explorer_tree;
	public static String NodeHandler_name;
	public static String NodeHandler_nameMissing;
	public static String NewChatHandler_name;
	public static String NewChatHandler_noWorld;
	public static String NewWorldHandler_title;
	public static String NewWorldHandler_agent;
	public static String NewAgentHandler_title;
	public static String NewAgentDialog_from;
	public static String NewAgentDialog_blank;
	public static String NewAgentDialog_blankDescription;
	public static String NewAgentDialog_numbered;
	public static String RenameHandler_title;
	public static String DeleteHandler_title;
	public static String DeleteHandler_world;
	public static String DeleteHandler_agent;
	public static String DeleteHandler_chat;
	public static String Explorer_noChats;
	public static String Explorer_noWorlds;
	public static String Explorer_nothingFound;
	public static String Explorer_showArchived;
	public static String Badge_pinned;
	public static String Badge_archived;
	public static String DeleteHandler_several;
	public static String PinHandler_pin;
	public static String PinHandler_unpin;
	public static String ArchiveHandler_archive;
	public static String ArchiveHandler_unarchive;
	public static String NextChatHandler_none;
	public static String AgentHandler_gone;
	public static String Badge_main;
	public static String Badge_off;
	public static String BusyAgent_answering;
	public static String ClearMemoryHandler_title;
	public static String ClearMemoryHandler_question;
	public static String ClearMemoryHandler_front;
	public static String ClearMemoryHandler_here;
	public static String ClearMemoryHandler_all;
	public static String DuplicateHandler_label;
	public static String MainAgentHandler_set;
	public static String MainAgentHandler_unset;
	public static String MoveAgentHandler_up;
	public static String MoveAgentHandler_down;
	public static String SwitchHandler_on;
	public static String SwitchHandler_off;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
