package org.agentworld.ui.internal.workbench;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String ProgramWindowAdvisor_title;
	public static String WindowTitle_chat;
	public static String WelcomeEditor_name;
	public static String WelcomeEditor_title;
	public static String WelcomeEditor_first;
	public static String WelcomeEditor_second;
	public static String WelcomeEditor_third;
	public static String WelcomeEditor_fourth;
	public static String WelcomeEditor_newChat;
	public static String WelcomeEditor_connect;
	public static String WelcomeEditor_keyNewChat;
	public static String WelcomeEditor_keyComposer;
	public static String WelcomeEditor_keyStop;
	public static String WelcomeEditor_keyQuickAccess;
	public static String WelcomeEditor_keyQuickOpen;
	public static String WelcomeEditor_keySheet;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
