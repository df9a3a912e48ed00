package org.agentworld.ui.internal.editor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	static String ChatEditor_idle;
	static String ChatEditor_working;
	static String ChatEditor_waiting;
	static String ChatEditor_cannotSave;
	static String ChatEditor_queued;
	static String ChatEditor_gone;
	static String Composer_hint;
	static String Composer_name;
	static String Composer_send;
	static String Composer_stop;
	static String Transcript_name;
	static String Transcript_human;
	static String Transcript_stopped;
	static String Transcript_interrupted;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
