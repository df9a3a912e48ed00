package org.agentworld.ui.internal.editor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String ChatEditor_idle;
	public static String ChatEditor_working;
	public static String ChatEditor_waiting;
	public static String ChatEditor_cannotSave;
	public static String ChatEditor_queued;
	public static String ChatEditor_gone;
	public static String Composer_hint;
	public static String Composer_name;
	public static String Composer_send;
	public static String Composer_stop;
	public static String Transcript_name;
	public static String Transcript_human;
	public static String Transcript_stopped;
	public static String Transcript_interrupted;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
