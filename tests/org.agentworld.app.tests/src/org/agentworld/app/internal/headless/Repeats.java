package org.agentworld.app.internal.headless;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;

/** An agent of a plug-in. */
public final class Repeats implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		output.text(turn.agentName() + " repeats: " + turn.message().text());
	}
}
