package org.agentworld.app.internal.program;

import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;

/** A world of three agents on the offline provider, for the first minutes. */
public final class DemoWorld {

	private static final String NAME = "Demo";

	/** The demo world; created if it is not there. */
	public static World in(WorldManager worlds) throws RefusedException {
		World known = worlds.named(NAME).orElse(null);
		return known != null ? known : worlds.create(draft());
	}

	private static World draft() {
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setName(NAME);
		world.setDescription("Three agents that need no key and no network.");
		world.setAnswerOrder(AnswerOrder.ONE_AFTER_THE_OTHER);
		world.setConnection(ConnectionOptions.OFFLINE);
		world.getAgents().add(agent("Ada", "You are Ada. Be brief."));
		world.getAgents().add(agent("Grace", "You are Grace. Use a table."));
		world.getAgents().add(agent("Linus", "You are Linus. Show code."));
		return world;
	}

	private static Agent agent(String name, String prompt) {
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setName(name);
		agent.setSystemPrompt(prompt);
		return agent;
	}

	private DemoWorld() {
	}
}
