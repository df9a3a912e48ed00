package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Adds an agent to the world that is selected, and opens its form. */
public final class NewAgentHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		worldFor(window, program, selected)
				.ifPresent(world -> askName(window, Messages.NewAgentHandler_title, "").ifPresent(name -> {
					Agent draft = ModelFactory.eINSTANCE.createAgent();
					draft.setName(name);
					call(window, () -> program.worlds().createAgent(world, draft), agent -> DefinitionEditor
							.open(window.getActivePage(), DefinitionInput.of(world, agent.getId(), agent.getName())));
				}));
	}
}
