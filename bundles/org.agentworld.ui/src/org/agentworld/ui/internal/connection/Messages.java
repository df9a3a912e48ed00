package org.agentworld.ui.internal.connection;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Draft_addressMissing;
	public static String Draft_keyInClear;
	public static String Draft_keyMissing;
	public static String Key_missing;
	public static String Key_none;
	public static String Key_keyring;
	public static String Key_thisRun;
	public static String Key_environment;
	public static String Connection_missing;
	public static String Connection_none;
	public static String KeyField_source;
	public static String KeyField_entered;
	public static String KeyField_variable;
	public static String KeyField_none;
	public static String KeyField_name;
	public static String KeyField_hint;
	public static String KeyField_isThere;
	public static String KeyField_replace;
	public static String KeyField_remove;
	public static String KeyField_variableName;
	public static String KeyField_variableNote;
	public static String KeyField_keptNote;
	public static String KeyField_page;
	public static String KeyDialog_title;
	public static String KeyDialog_heading;
	public static String KeyDialog_message;
	public static String KeyDialog_environment;
	public static String KeyDialog_save;
	public static String Models_asking;
	public static String Models_failed;
	public static String Models_noList;
	public static String Models_one;
	public static String Models_count;
	public static String Models_named;
	public static String Preset_title;
	public static String Preset_description;
	public static String Preset_search;
	public static String Preset_list;
	public static String Preset_answers;
	public static String Preset_local;
	public static String Preset_none;
	public static String Settings_newTitle;
	public static String Settings_description;
	public static String Settings_name;
	public static String Settings_address;
	public static String Settings_addressHint;
	public static String Settings_addressNeeded;
	public static String Settings_key;
	public static String Settings_model;
	public static String Settings_modelHint;
	public static String Settings_models;
	public static String Settings_advanced;
	public static String Settings_connectSeconds;
	public static String Settings_firstTokenSeconds;
	public static String Settings_silenceSeconds;
	public static String Settings_retries;
	public static String Settings_parallelCalls;
	public static String Settings_use;
	public static String Settings_noWorld;
	public static String Settings_test;
	public static String Settings_result;
	public static String Test_running;
	public static String Test_cancelled;
	public static String Wizard_add;
	public static String Wizard_edit;
	public static String Wizard_saving;
	public static String Page_description;
	public static String Page_list;
	public static String Page_name;
	public static String Page_where;
	public static String Page_model;
	public static String Page_key;
	public static String Page_add;
	public static String Page_edit;
	public static String Page_remove;
	public static String Page_test;
	public static String Page_removeTitle;
	public static String Page_removeQuestion;
	public static String Page_result;
	public static String Local_answers;
	public static String Local_use;
	public static String Local_connecting;
	public static String Local_noModel;
	public static String Local_connected;
	public static String Local_used;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
