package org.agentworld.ui.internal.explorer;

import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Lets the selected agent answer earlier or later than the others. How far stands behind the class's name in plugin.xml.
 */
public final class MoveAgentHandler extends AgentHandler implements IExecutableExtension {

	private int places;

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		places = Integer.parseInt((String) data);
	}

	@Override
	void runOn(IWorkbenchWindow window, Program program, List<Node.AgentNode> agents) {
		Node.AgentNode agent = agents.getFirst();
		try {
			World world = program.worlds().get(agent.world());
			int from = world.getAgents().indexOf(agentOf(world, agent));
			int to = from + places;
			if (to >= 0 && to < world.getAgents().size()) {
				UndoableCommand.perform(places < 0 ? Messages.MoveAgentHandler_up : Messages.MoveAgentHandler_down, window,
						() -> program.worlds().moveAgent(agent.world(), agent.agent(), to),
						() -> program.worlds().moveAgent(agent.world(), agent.agent(), from));
			}
		} catch (RefusedException e) {
			refused(window, e.getMessage());
		}
	}
}
