package org.agentworld.ui.internal.plugin;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;

/** Code of the plug-in in {@link PlugInWindowTest}. */
public final class Repeater implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		output.text("You said: ");
		output.text(turn.message().text());
	}
}
