package org.agentworld.ui.internal.explorer;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.agentworld.ui.internal.workbench.Program;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** Deletes the selected world, agent or chat when the person confirms. */
public final class DeleteHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		Node node = selected.orElseThrow();
		String question = switch (node) {
			case Node.WorldNode _ -> Messages.DeleteHandler_world;
			case Node.AgentNode _ -> Messages.DeleteHandler_agent;
			default -> Messages.DeleteHandler_chat;
		};
		if (MessageDialog.openConfirm(window.getShell(), Messages.DeleteHandler_title, NLS.bind(question, node.name()))) {
			call(window, deleting(program, node), _ -> {
				// The explorer and the editors hear of it.
			});
		}
	}

	private static Callable<?> deleting(Program program, Node node) {
		return switch (node) {
			case Node.WorldNode world -> () -> {
				program.worlds().delete(world.world());
				return null;
			};
			case Node.AgentNode agent -> () -> {
				program.worlds().deleteAgent(agent.world(), agent.agent());
				return null;
			};
			case Node.ChatNode chat -> () -> Waiting.on(program.chats().delete(chat.address().chat()));
			default -> throw new IllegalArgumentException("This row cannot be deleted: " + node);
		};
	}
}
