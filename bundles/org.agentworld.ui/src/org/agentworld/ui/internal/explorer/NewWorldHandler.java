package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Creates a world with one agent, so that its chats are answered at once, and opens its form. */
public final class NewWorldHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		askName(window, Messages.NewWorldHandler_title, "").ifPresent(name -> {
			World draft = ModelFactory.eINSTANCE.createWorld();
			draft.setName(name);
			Agent agent = ModelFactory.eINSTANCE.createAgent();
			agent.setName(Messages.NewWorldHandler_agent);
			draft.getAgents().add(agent);
			call(window, () -> program.worlds().create(draft), world -> DefinitionEditor.open(window.getActivePage(),
					DefinitionInput.of(world.getId(), world.getName())));
		});
	}
}
