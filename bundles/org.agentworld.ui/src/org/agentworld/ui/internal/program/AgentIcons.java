package org.agentworld.ui.internal.program;

import org.agentworld.core.ContributedAgent;
import org.agentworld.core.PlugIns;
import org.eclipse.jface.resource.ImageDescriptor;

/** The icons of agents: those that their plug-ins give them, or the program's own. */
public final class AgentIcons {

	/** @param contribution from which the agent was made; empty if from none */
	public static ImageDescriptor of(PlugIns plugIns, String contribution) {
		return plugIns.agent(contribution).map(AgentIcons::of).orElseGet(() -> Icons.of("agent"));
	}

	/** The icon of an agent that a plug-in offers. */
	public static ImageDescriptor of(ContributedAgent agent) {
		return agent.icon().map(ImageDescriptor::createFromURL).orElseGet(() -> Icons.of("agent"));
	}

	private AgentIcons() {
	}
}
