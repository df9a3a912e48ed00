package org.agentworld.faulty;

import org.agentworld.spi.agent.AgentException;
import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.Signals;

/** Does what it should: repeats what was said, with what it may know beside. */
public final class Echo implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws AgentException, InterruptedException {
		switch (turn.message().text()) {
			case "fail" -> throw new AgentException("There is no echo here. Speak louder.");
			case "know" -> output.text(turn.agentName() + "|" + turn.prompt() + "|" + turn.parameters() + "|" + turn.variables()
					+ "|" + turn.messages().stream().map(said -> said.role() + " " + said.authorName() + ": " + said.text()).toList());
			case "wait" -> {
				output.text("waiting");
				output.onCancel(() -> Signals.give("closed"));
				try {
					Signals.await("never");
				} finally {
					Signals.give("interrupted");
				}
			}
			default -> {
				output.reasoning("listening");
				output.text("echo: ");
				output.text(turn.message().text());
			}
		}
	}
}
