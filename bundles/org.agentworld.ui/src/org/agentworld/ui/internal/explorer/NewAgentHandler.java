package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;

/** Adds an agent to the world that is selected, blank or one that a plug-in offers, and opens its form. */
public final class NewAgentHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		worldFor(window, program, selected).ifPresent(world -> {
			NewAgentDialog dialog = new NewAgentDialog(window.getShell(), program.engine().plugIns().agents(),
					names(program, world));
			if (dialog.open() == Window.OK) {
				Agent draft = dialog.draft();
				call(window, () -> program.worlds().createAgent(world, draft), agent -> DefinitionEditor
						.open(window.getActivePage(), DefinitionInput.of(world, agent.getId(), agent.getName())));
			}
		});
	}

	/** Of the agents that the world has. */
	private static List<String> names(Program program, WorldId world) {
		try {
			return program.worlds().get(world).getAgents().stream().map(Agent::getName).toList();
		} catch (RefusedException _) {
			// The world was deleted meanwhile: adding the agent is refused, and says so.
			return List.of();
		}
	}
}
