package org.agentworld.core.internal.turn;

import org.agentworld.core.RefusedException;
import org.agentworld.core.internal.plugin.Contributions;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.Agent;
import org.agentworld.model.Variables;
import org.agentworld.model.World;
import org.agentworld.spi.agent.AgentException;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.StoreException;

/** The answer of an agent that is written as a class. */
final class ClassAnswer implements Answer {

	private final Turn turn;
	private final World world;
	private final Agent agent;
	private final ModelCalls calls;
	private final TurnListener listener;

	ClassAnswer(Turn turn, World world, Agent agent, ModelCalls calls, TurnListener listener) {
		this.turn = turn;
		this.world = world;
		this.agent = agent;
		this.calls = calls;
		this.listener = listener;
	}

	@Override
	public Usage give(TurnOutput output)
			throws AgentException, ProviderException, RefusedException, StoreException, InterruptedException {
		// From here on foreign code runs, be it only a constructor.
		listener.asking(turn.id(), Patience.DEFAULT);
		ClassAgent code = calls.contributions().createClassAgent(agent.getContribution());
		Prompt prompt = new Prompt(turn, world, agent);
		ContextWindow seen = prompt.conversation(
				new PromptFiles(code::takes, "to the agent '" + agent.getName() + "'", calls.store()), calls.store());
		code.answer(new AgentTurn(turn.chat(), turn.id(), agent.getName(), prompt.systemPrompt(), agent.getExtraParameters(),
				Variables.of(world.getVariables()).values(), seen.messages(), seen.messages().get(seen.answered())), output);
		return Usage.UNKNOWN;
	}

	@Override
	public String contributor() {
		return Contributions.plugInOf(agent.getContribution());
	}

	@Override
	public String remedy() {
		return "Retry, or switch the plug-in off in the preferences.";
	}
}
