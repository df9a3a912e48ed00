package org.agentworld.faulty;

import java.util.concurrent.locks.LockSupport;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Is never created, and does not listen to an interrupt. */
public final class BlocksInConstructor implements ClassAgent {

	public BlocksInConstructor() {
		Signals.give("blocked in constructor");
		while (!Signals.isGiven("end constructor")) {
			LockSupport.parkNanos(1_000_000);
		}
	}

	@Override
	public void answer(AgentTurn turn, AgentOutput output) {
		// Much too late.
	}
}
