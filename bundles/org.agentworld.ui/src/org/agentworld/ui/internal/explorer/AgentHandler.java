package org.agentworld.ui.internal.explorer;

import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** What the commands on agents share. */
abstract class AgentHandler extends NodeHandler {

	@Override
	final void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		List<Node.AgentNode> agents = agents(selected);
		if (!agents.isEmpty()) {
			runOn(window, program, agents);
		}
	}

	/** @param agents of one or several worlds; never empty */
	abstract void runOn(IWorkbenchWindow window, Program program, List<Node.AgentNode> agents);

	static List<Node.AgentNode> agents(List<Node> selected) {
		return selected.stream().filter(Node.AgentNode.class::isInstance).map(Node.AgentNode.class::cast).toList();
	}

	/** The agent's latest revision in its world, both to be edited. Does not block. */
	static Agent agentOf(World world, Node.AgentNode node) throws RefusedException {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(node.agent())).findFirst()
				.orElseThrow(() -> new RefusedException(Messages.AgentHandler_gone));
	}
}
