package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Opens the form of the selected world or agent, or brings it to the front. */
public final class EditHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		DefinitionEditor.open(window.getActivePage(), switch (selected.orElseThrow()) {
			case Node.WorldNode world -> DefinitionInput.of(world.world(), world.name());
			case Node.AgentNode agent -> DefinitionInput.of(agent.world(), agent.agent(), agent.name());
			case Node other -> throw new IllegalArgumentException("This row has no form: " + other);
		});
	}
}
