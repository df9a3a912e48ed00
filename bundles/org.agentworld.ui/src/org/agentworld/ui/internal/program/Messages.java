package org.agentworld.ui.internal.program;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Refusal_title;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
