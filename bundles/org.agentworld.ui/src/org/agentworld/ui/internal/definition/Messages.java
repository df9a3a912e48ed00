package org.agentworld.ui.internal.definition;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Named_name;
	public static String World_description;
	public static String World_turnLimit;
	public static String World_turnLimitHint;
	public static String World_answerOrder;
	public static String World_connection;
	public static String World_model;
	public static String World_modelHint;
	public static String World_mainAgent;
	public static String World_noMainAgent;
	public static String World_agents;
	public static String World_addAgent;
	public static String Agent_enabled;
	public static String Agent_asWorld;
	public static String Agent_topP;
	public static String Agent_topPHint;
	public static String Agent_reasoningEffort;
	public static String Agent_stop;
	public static String Agent_stopHint;
	public static String Agent_extraParameters;
	public static String Agent_extraParametersHint;
	public static String Agent_streamed;
	public static String Agent_asWorldConnection;
	public static String Agent_noEffect;
	public static String ReasoningEffort_default;
	public static String ReasoningEffort_none;
	public static String ReasoningEffort_low;
	public static String ReasoningEffort_medium;
	public static String ReasoningEffort_high;
	public static String Agent_systemPrompt;
	public static String Agent_temperature;
	public static String Agent_temperatureHint;
	public static String Agent_maxTokens;
	public static String Agent_maxTokensHint;
	public static String AnswerOrder_oneAfterTheOther;
	public static String AnswerOrder_atTheSameTime;
	public static String Value_empty;
	public static String Value_yes;
	public static String Value_no;
	public static String Draft_wholeNumber;
	public static String Draft_number;
	public static String Editor_gone;
	public static String Editor_changedElsewhere;
	public static String Editor_saving;
	public static String Editor_refused;
	public static String Editor_more;
	public static String Editor_failed;
	public static String Editor_interrupted;
	public static String Compare_title;
	public static String Compare_heading;
	public static String Compare_message;
	public static String Compare_mine;
	public static String Compare_theirs;
	public static String Compare_sideName;
	public static String Compare_allMine;
	public static String Compare_allTheirs;
	public static String Compare_save;
	public static String World_variables;
	public static String World_variablesHint;
	public static String World_titleConnection;
	public static String World_titleAsAgent;
	public static String World_titleModel;
	public static String World_titleModelHint;
	public static String Agent_classParametersHint;
	public static String Agent_byPlugIn;
	public static String Agent_plugInMissing;
	public static String Agent_autoReply;
	public static String Agent_contextTokens;
	public static String Agent_contextTokensHint;
	public static String Agent_unknownVariable;
	public static String Agent_unknownVariables;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
