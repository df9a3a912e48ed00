package org.agentworld.ui.internal.viewmodel;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String ChatViewModel_deleted;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
