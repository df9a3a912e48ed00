package org.agentworld.ui.internal.transcript;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Entry_human;
	public static String Entry_cancelled;
	public static String Entry_interrupted;
	public static String Entry_thinking;
	public static String Entry_reasoning;
	public static String Entry_reasoningFor;
	public static String Entry_copy;
	public static String Entry_edit;
	public static String Entry_again;
	public static String Entry_branch;
	public static String Entry_delete;
	public static String Entry_previous;
	public static String Entry_next;
	public static String Entry_choose;
	public static String Entry_goOn;
	public static String Entry_notice;
	public static String Entry_place;
	public static String Entry_leftOut;
	public static String Entry_leftOutOne;
	public static String Entry_retry;
	public static String Entry_dismiss;
	public static String Entry_enterKey;
	public static String Entry_editAgent;
	public static String Entry_connections;
	public static String Entry_plugIns;
	public static String Usage_tokens;
	public static String Usage_in;
	public static String Usage_out;
	public static String Usage_cached;
	public static String Usage_reasoning;
	public static String Usage_unknown;
	public static String Usage_sum;
	public static String Usage_sumUnknown;
	public static String FileSize_bytes;
	public static String FileSize_kilobytes;
	public static String FileSize_megabytes;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
