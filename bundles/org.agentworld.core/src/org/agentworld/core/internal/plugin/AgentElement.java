package org.agentworld.core.internal.plugin;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.agentworld.core.ContributedAgent;
import org.agentworld.core.InvalidException;
import org.agentworld.core.internal.world.Checks;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.ReasoningEffort;
import org.eclipse.core.runtime.IConfigurationElement;
import org.osgi.framework.Bundle;

/** An element of the extension point for agents. */
final class AgentElement {

	static final String BY_CLASS = "classAgent";

	private static final char SEPARATOR = '/';

	/** As in {@link ContributedAgent#contribution}. */
	static String contribution(IConfigurationElement element) {
		return element.getContributor().getName() + SEPARATOR + Elements.text(element, "id");
	}

	/** The id of the plug-in in a contribution, which may be one of long ago. */
	static String plugInOf(String contribution) {
		int end = contribution.indexOf(SEPARATOR);
		return end < 0 ? contribution : contribution.substring(0, end);
	}

	static ContributedAgent read(IConfigurationElement element) throws FaultyContributionException {
		if (!Elements.required(element, "id").matches("[A-Za-z0-9._-]+")) {
			throw new FaultyContributionException("Its id is letters, digits, '.', '_' and '-', not '" + element.getAttribute("id") + "'.");
		}
		if (element.getName().equals(BY_CLASS)) {
			Elements.required(element, "class");
		}
		Bundle bundle = Elements.bundle(element);
		String name = bundle.getHeaders().get("Bundle-Name");
		return new ContributedAgent(contribution(element), bundle.getSymbolicName(),
				name == null ? bundle.getSymbolicName() : name, Elements.text(element, "description"), icon(element, bundle),
				Elements.texts(element, "starter").stream().filter(text -> !text.isEmpty()).toList(), draft(element));
	}

	private static Optional<URL> icon(IConfigurationElement element, Bundle bundle) throws FaultyContributionException {
		String path = Elements.text(element, "icon");
		if (path.isEmpty()) {
			return Optional.empty();
		}
		URL icon = bundle.getEntry(path);
		if (icon == null) {
			throw new FaultyContributionException("Its icon '" + path + "' is not in the plug-in.");
		}
		return Optional.of(icon);
	}

	private static Agent draft(IConfigurationElement element) throws FaultyContributionException {
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setContribution(contribution(element));
		agent.setAnsweredByClass(element.getName().equals(BY_CLASS));
		agent.setName(Elements.required(element, "name"));
		List<String> prompts = Elements.texts(element, "prompt");
		agent.setSystemPrompt(prompts.isEmpty() ? "" : prompts.getFirst());
		agent.setExtraParameters(Elements.text(element, "parameters"));
		agent.setTemperature(number(element, "temperature", Double::valueOf));
		agent.setTopP(number(element, "topP", Double::valueOf));
		agent.setMaxTokens(number(element, "maxTokens", Integer::valueOf));
		String effort = Elements.text(element, "reasoningEffort");
		if (!effort.isEmpty()) {
			agent.setReasoningEffort(effort(effort));
		}
		refuseInvalid(agent);
		return agent;
	}

	private static <N> N number(IConfigurationElement element, String attribute, Function<String, N> read)
			throws FaultyContributionException {
		String text = Elements.text(element, attribute);
		try {
			return text.isEmpty() ? null : read.apply(text);
		} catch (NumberFormatException e) {
			throw new FaultyContributionException("Its '" + attribute + "' is not a number: '" + text + "'.", e);
		}
	}

	private static ReasoningEffort effort(String text) throws FaultyContributionException {
		try {
			return ReasoningEffort.valueOf(text.toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			throw new FaultyContributionException("Its 'reasoningEffort' is none, low, medium or high, not '" + text + "'.", e);
		}
	}

	private static void refuseInvalid(Agent agent) throws FaultyContributionException {
		agent.setId(AgentId.random());
		try {
			Checks.valid(agent);
		} catch (InvalidException e) {
			throw new FaultyContributionException(e.getMessage(), e);
		}
		agent.setId(null);
	}

	private AgentElement() {
	}
}
