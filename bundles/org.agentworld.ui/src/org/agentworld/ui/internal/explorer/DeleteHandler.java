package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.Waiting;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** Deletes the selected worlds, agents and chats when the person confirms. */
public final class DeleteHandler extends NodeHandler {

	/** How many of several are named in the question. */
	private static final int NAMED = 5;

	@Override
	void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		Set<Object> worlds = selected.stream().filter(Node.WorldNode.class::isInstance).map(Node::key)
				.collect(Collectors.toSet());
		// What goes with its world is not deleted once more.
		List<Node> nodes = selected.stream()
				.filter(node -> node instanceof Node.WorldNode || !worlds.contains(node.world())).toList();
		if (MessageDialog.openConfirm(window.getShell(), Messages.DeleteHandler_title, question(nodes))) {
			call(window, () -> {
				for (Node node : nodes) {
					deleting(program, node).call();
				}
				return null;
			}, _ -> {
				// The explorer and the editors hear of it.
			});
		}
	}

	private static String question(List<Node> nodes) {
		if (nodes.size() > 1) {
			return NLS.bind(Messages.DeleteHandler_several, nodes.size(),
					nodes.stream().limit(NAMED).map(node -> "'" + node.name() + "'").collect(Collectors.joining(", "))
							+ (nodes.size() > NAMED ? ", \u2026" : ""));
		}
		return NLS.bind(switch (nodes.getFirst()) {
			case Node.WorldNode _ -> Messages.DeleteHandler_world;
			case Node.AgentNode _ -> Messages.DeleteHandler_agent;
			default -> Messages.DeleteHandler_chat;
		}, nodes.getFirst().name());
	}

	private static Callable<?> deleting(Program program, Node node) {
		return switch (node) {
			case Node.WorldNode world -> () -> {
				program.worlds().delete(world.world());
				return null;
			};
			case Node.AgentNode agent -> () -> {
				BusyAgent.refusing(program, agent.name(),
						() -> program.worlds().deleteAgent(agent.world(), agent.agent()));
				return null;
			};
			case Node.ChatNode chat -> () -> Waiting.on(program.chats().delete(chat.address().chat()));
			default -> throw new IllegalArgumentException("This row cannot be deleted: " + node);
		};
	}
}
