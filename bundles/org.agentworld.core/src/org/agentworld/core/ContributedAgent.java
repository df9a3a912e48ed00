package org.agentworld.core;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.agentworld.model.Agent;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * An agent that a plug-in offers.
 *
 * @param contribution names it for ever, as plug-in/id; see {@link Agent#getContribution()}
 * @param plugIn       the id of the plug-in
 * @param plugInName   what people call the plug-in
 * @param description  what it is good for; may be empty
 * @param icon         its picture; empty if it has none
 * @param starters     messages with which a conversation with it can begin
 * @param draft        the agent to begin with, which has no id
 */
public record ContributedAgent(String contribution, String plugIn, String plugInName, String description,
		Optional<URL> icon, List<String> starters, Agent draft) {

	public ContributedAgent {
		Objects.requireNonNull(contribution, "contribution");
		Objects.requireNonNull(plugIn, "plugIn");
		Objects.requireNonNull(plugInName, "plugInName");
		Objects.requireNonNull(description, "description");
		Objects.requireNonNull(icon, "icon");
		starters = List.copyOf(starters);
		draft = EcoreUtil.copy(draft);
	}

	/** What the agent is called at first. */
	public String name() {
		return draft.getName();
	}

	/** A copy for the caller. */
	@Override
	public Agent draft() {
		return EcoreUtil.copy(draft);
	}
}
