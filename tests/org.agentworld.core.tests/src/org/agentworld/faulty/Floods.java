package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Says more than anybody can keep, in pieces of one character at first, and does not listen. */
public final class Floods implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		for (int i = 0; i < 20_000; i++) {
			output.text("x");
			Signals.give("flooding");
		}
		String piece = "x".repeat(500_000);
		for (int i = 0; i < 20; i++) {
			try {
				output.text(piece);
			} catch (IllegalStateException e) {
				// It does not care; that is what is tested.
			}
		}
	}
}
