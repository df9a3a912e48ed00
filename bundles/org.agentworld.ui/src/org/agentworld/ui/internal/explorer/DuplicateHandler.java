package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.events.id.AgentId;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.eclipse.ui.IWorkbenchWindow;

/** Adds an agent like the selected one, behind it. */
public final class DuplicateHandler extends AgentHandler {

	@Override
	void runOn(IWorkbenchWindow window, Program program, List<Node.AgentNode> agents) {
		Node.AgentNode original = agents.getFirst();
		AtomicReference<AgentId> copy = new AtomicReference<>();
		UndoableCommand.perform(Messages.DuplicateHandler_label, window,
				() -> copy.set(program.worlds().cloneAgent(original.world(), original.agent()).getId()),
				() -> BusyAgent.refusing(program, original.name(),
						() -> program.worlds().deleteAgent(original.world(), copy.get())));
	}
}
