package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Goes on when it was stopped, and ends as if nothing had been. */
public final class PostsAfterCancellation implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		output.text("before");
		while (true) {
			try {
				Signals.await("never");
			} catch (InterruptedException e) {
				break;
			}
		}
		for (int i = 0; i < 3; i++) {
			try {
				output.text("after");
				Signals.give("taken after the stop");
			} catch (InterruptedException e) {
				// It does not care; that is what is tested.
			}
		}
		Signals.give("ended after the stop");
	}
}
