package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;

/** Cannot even be created. */
public final class ThrowsInConstructor implements ClassAgent {

	public ThrowsInConstructor() {
		throw new IllegalStateException("no way to begin");
	}

	@Override
	public void answer(AgentTurn turn, AgentOutput output) {
		throw new AssertionError("never created");
	}
}
