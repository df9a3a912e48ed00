package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand.Step;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.agentworld.ui.internal.program.Waiting;
import org.eclipse.ui.IWorkbenchWindow;

/** Gives the selected world, agent or chat another name. */
public final class RenameHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		Node node = selected.orElseThrow();
		askName(window, Messages.RenameHandler_title, node.name())
				.ifPresent(name -> UndoableCommand.perform(Messages.RenameHandler_title, window,
						renaming(program, node, name), renaming(program, node, node.name())));
	}

	private static Step renaming(Program program, Node node, String name) {
		return switch (node) {
			case Node.WorldNode world -> () -> {
				World edited = program.worlds().get(world.world());
				edited.setName(name);
				program.worlds().update(edited);
			};
			case Node.AgentNode agent -> () -> {
				Agent edited = AgentHandler.agentOf(program.worlds().get(agent.world()), agent);
				edited.setName(name);
				program.worlds().updateAgent(agent.world(), edited);
			};
			case Node.ChatNode chat -> () -> Waiting.on(program.chats().rename(chat.address().chat(), name));
			default -> throw new IllegalArgumentException("This row has no name of its own: " + node);
		};
	}
}
