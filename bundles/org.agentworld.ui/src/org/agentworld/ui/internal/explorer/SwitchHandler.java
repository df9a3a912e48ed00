package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Map;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Agent;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Switches the selected agents off; if all are off already, on. */
public final class SwitchHandler extends AgentHandler implements IElementUpdater {

	static final String COMMAND = "org.agentworld.ui.switchAgent";

	@Override
	void runOn(IWorkbenchWindow window, Program program, List<Node.AgentNode> agents) {
		boolean on = isWanted(agents);
		List<Node.AgentNode> others = agents.stream().filter(agent -> agent.enabled() != on).toList();
		UndoableCommand.perform(label(on), window, () -> turn(program, others, on), () -> turn(program, others, !on));
	}

	private static void turn(Program program, List<Node.AgentNode> agents, boolean on) throws RefusedException {
		for (Node.AgentNode node : agents) {
			Agent edited = agentOf(program.worlds().get(node.world()), node);
			edited.setEnabled(on);
			program.worlds().updateAgent(node.world(), edited);
		}
	}

	private static boolean isWanted(List<Node.AgentNode> agents) {
		return !agents.isEmpty() && agents.stream().noneMatch(Node.AgentNode::enabled);
	}

	private static String label(boolean on) {
		return on ? Messages.SwitchHandler_on : Messages.SwitchHandler_off;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		element.setText(label(isWanted(agents(selectedNow(element)))));
	}
}
