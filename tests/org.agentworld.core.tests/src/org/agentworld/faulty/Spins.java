package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Computes for ever, and listens to nothing. */
public final class Spins implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		output.text("spinning");
		while (!Signals.isGiven("end spinning")) {
			Thread.onSpinWait();
		}
	}
}
