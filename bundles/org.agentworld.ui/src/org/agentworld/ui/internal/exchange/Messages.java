package org.agentworld.ui.internal.exchange;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Export_title;
	public static String Export_heading;
	public static String Export_description;
	public static String Export_what;
	public static String Export_world;
	public static String Export_chat;
	public static String Export_agent;
	public static String Export_nothing;
	public static String Export_format;
	public static String Export_html;
	public static String Export_markdown;
	public static String Export_json;
	public static String Export_file;
	public static String Export_browse;
	public static String Export_fileMissing;
	public static String Export_noPath;
	public static String Export_working;
	public static String Export_replaceTitle;
	public static String Export_replace;
	public static String Import_title;
	public static String Import_working;
	public static String Import_count;
	public static String Source_heading;
	public static String Source_description;
	public static String Source_path;
	public static String Source_file;
	public static String Source_folder;
	public static String Source_missing;
	public static String Preview_heading;
	public static String Preview_reading;
	public static String Preview_readingCount;
	public static String Preview_ready;
	public static String Preview_world;
	public static String Preview_chat;
	public static String Preview_agent;
	public static String Preview_ofWorkbench;
	public static String Preview_ofAgentWorld;
	public static String Preview_counts;
	public static String Preview_agents;
	public static String Preview_into;
	public static String Preview_noWorld;
	public static String Preview_taken;
	public static String Preview_moreTaken;
	public static String Preview_choice;
	public static String Preview_renameTo;
	public static String Preview_replaceWorld;
	public static String Preview_replaceAgent;
	public static String Preview_useHere;
	public static String Preview_goes;
	public static String Preview_warnings;
	public static String Preview_noWarnings;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
