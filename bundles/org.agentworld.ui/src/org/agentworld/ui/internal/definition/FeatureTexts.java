package org.agentworld.ui.internal.definition;

import java.util.Map;

import org.agentworld.model.AnswerOrder;
import org.agentworld.model.ModelPackage;
import org.agentworld.model.Named;
import org.agentworld.model.ReasoningEffort;
import org.eclipse.emf.ecore.EStructuralFeature;

/** How the features of worlds and agents, and their values, are called in forms. */
final class FeatureTexts {

	private static final Map<EStructuralFeature, String> NAMES = Map.ofEntries(
			Map.entry(ModelPackage.Literals.NAMED__NAME, Messages.Named_name),
			Map.entry(ModelPackage.Literals.WORLD__DESCRIPTION, Messages.World_description),
			Map.entry(ModelPackage.Literals.WORLD__TURN_LIMIT, Messages.World_turnLimit),
			Map.entry(ModelPackage.Literals.WORLD__ANSWER_ORDER, Messages.World_answerOrder),
			Map.entry(ModelPackage.Literals.WORLD__CONNECTION, Messages.World_connection),
			Map.entry(ModelPackage.Literals.WORLD__MODEL, Messages.World_model),
			Map.entry(ModelPackage.Literals.WORLD__MAIN_AGENT, Messages.World_mainAgent),
			Map.entry(ModelPackage.Literals.WORLD__VARIABLES, Messages.World_variables),
			Map.entry(ModelPackage.Literals.WORLD__TITLE_CONNECTION, Messages.World_titleConnection),
			Map.entry(ModelPackage.Literals.WORLD__TITLE_MODEL, Messages.World_titleModel),
			Map.entry(ModelPackage.Literals.AGENT__CONTEXT_TOKENS, Messages.Agent_contextTokens),
			Map.entry(ModelPackage.Literals.AGENT__AUTO_REPLY, Messages.Agent_autoReply),
			Map.entry(ModelPackage.Literals.AGENT__ENABLED, Messages.Agent_enabled),
			Map.entry(ModelPackage.Literals.AGENT__CONNECTION, Messages.World_connection),
			Map.entry(ModelPackage.Literals.AGENT__MODEL, Messages.World_model),
			Map.entry(ModelPackage.Literals.AGENT__SYSTEM_PROMPT, Messages.Agent_systemPrompt),
			Map.entry(ModelPackage.Literals.AGENT__TEMPERATURE, Messages.Agent_temperature),
			Map.entry(ModelPackage.Literals.AGENT__MAX_TOKENS, Messages.Agent_maxTokens),
			Map.entry(ModelPackage.Literals.AGENT__TOP_P, Messages.Agent_topP),
			Map.entry(ModelPackage.Literals.AGENT__REASONING_EFFORT, Messages.Agent_reasoningEffort),
			Map.entry(ModelPackage.Literals.AGENT__STOP, Messages.Agent_stop),
			Map.entry(ModelPackage.Literals.AGENT__EXTRA_PARAMETERS, Messages.Agent_extraParameters),
			Map.entry(ModelPackage.Literals.AGENT__STREAMED, Messages.Agent_streamed));

	/** The name of the field. */
	static String name(EStructuralFeature feature) {
		return NAMES.getOrDefault(feature, feature.getName());
	}

	/** A value for reading; never empty. */
	static String value(EStructuralFeature feature, Object value) {
		if (feature == ModelPackage.Literals.WORLD__MAIN_AGENT && value == null) {
			return Messages.World_noMainAgent;
		}
		return switch (value) {
			case null -> Messages.Value_empty;
			case String text when text.isEmpty() -> Messages.Value_empty;
			case Boolean yes -> yes ? Messages.Value_yes : Messages.Value_no;
			case AnswerOrder order -> switch (order) {
				case ONE_AFTER_THE_OTHER -> Messages.AnswerOrder_oneAfterTheOther;
				case AT_THE_SAME_TIME -> Messages.AnswerOrder_atTheSameTime;
			};
			case ReasoningEffort effort -> switch (effort) {
				case DEFAULT -> Messages.ReasoningEffort_default;
				case NONE -> Messages.ReasoningEffort_none;
				case LOW -> Messages.ReasoningEffort_low;
				case MEDIUM -> Messages.ReasoningEffort_medium;
				case HIGH -> Messages.ReasoningEffort_high;
			};
			case Named named -> named.getName();
			default -> value.toString();
		};
	}

	private FeatureTexts() {
	}
}
