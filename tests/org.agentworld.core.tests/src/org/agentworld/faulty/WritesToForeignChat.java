package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Keeps what writes to one chat, and uses it in the turn of another. */
public final class WritesToForeignChat implements ClassAgent {

	private static volatile AgentOutput kept;

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		if (turn.message().text().equals("keep")) {
			output.text("own");
			kept = output;
			Signals.give("kept");
			Signals.await("go on");
			output.text(" words");
		} else {
			kept.text("words for a foreign chat");
		}
	}
}
