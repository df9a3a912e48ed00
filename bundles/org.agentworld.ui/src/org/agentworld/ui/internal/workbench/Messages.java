package org.agentworld.ui.internal.workbench;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	static String ProgramWindowAdvisor_title;
	static String WelcomeEditor_name;
	static String WelcomeEditor_title;
	static String WelcomeEditor_first;
	static String WelcomeEditor_second;
	static String WelcomeEditor_third;
	static String WelcomeEditor_newChat;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
