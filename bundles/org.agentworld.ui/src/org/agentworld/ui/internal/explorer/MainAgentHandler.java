package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Lets the selected agent alone answer what is addressed to nobody; if it does so already, lets all answer. */
public final class MainAgentHandler extends AgentHandler implements IElementUpdater {

	static final String COMMAND = "org.agentworld.ui.mainAgent";

	@Override
	void runOn(IWorkbenchWindow window, Program program, List<Node.AgentNode> agents) {
		Node.AgentNode agent = agents.getFirst();
		try {
			Optional<AgentId> before = Optional.ofNullable(program.worlds().get(agent.world()).getMainAgent())
					.map(Agent::getId);
			Optional<AgentId> after = agent.main() ? Optional.empty() : Optional.of(agent.agent());
			UndoableCommand.perform(label(agent.main()), window, () -> set(program, agent, after),
					() -> set(program, agent, before));
		} catch (RefusedException e) {
			refused(window, e.getMessage());
		}
	}

	/** @param main empty: none; one that is not there any more is none as well */
	private static void set(Program program, Node.AgentNode in, Optional<AgentId> main) throws RefusedException {
		World edited = program.worlds().get(in.world());
		edited.setMainAgent(edited.getAgents().stream().filter(agent -> main.filter(agent.getId()::equals).isPresent())
				.findFirst().orElse(null));
		program.worlds().update(edited);
	}

	private static String label(boolean isMain) {
		return isMain ? Messages.MainAgentHandler_unset : Messages.MainAgentHandler_set;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		element.setText(label(agents(selectedNow(element)).stream().findFirst().filter(Node.AgentNode::main).isPresent()));
	}
}
