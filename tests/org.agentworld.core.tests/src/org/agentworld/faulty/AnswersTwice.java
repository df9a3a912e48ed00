package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Answers, and answers the same turn again when that has ended. */
public final class AnswersTwice implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		output.text("first");
		Thread.ofVirtual().start(() -> {
			try {
				Signals.await("first answer is there");
				output.text("second");
				Signals.give("second answer was taken");
			} catch (InterruptedException e) {
				Signals.give("second answer was refused");
			}
		});
	}
}
