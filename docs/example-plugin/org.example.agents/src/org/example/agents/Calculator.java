package org.example.agents;

import org.agentworld.spi.agent.AgentException;
import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;

/** Answers with what an expression amounts to, and shows each step as it takes it. */
public final class Calculator implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws AgentException, InterruptedException {
		// A message to one of several agents begins with its name.
		String expression = turn.message().text().strip().replaceFirst("^@\\S+\\s*", "");
		String result = new Expression(expression, step -> output.text("- " + step + "\n")).value();
		output.text("\n**" + result + "**");
	}
}
