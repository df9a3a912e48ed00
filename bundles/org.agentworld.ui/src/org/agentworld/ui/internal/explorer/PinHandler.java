package org.agentworld.ui.internal.explorer;

import java.util.List;

import org.agentworld.ui.internal.workbench.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Pins the selected chats; if all are pinned already, takes the pins away. */
public final class PinHandler extends NodeHandler {

	@Override
	void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		List<Node.ChatNode> chats = selected.stream().filter(Node.ChatNode.class::isInstance)
				.map(Node.ChatNode.class::cast).toList();
		boolean pinned = chats.stream().anyMatch(chat -> !chat.pinned());
		List<Node.ChatNode> others = chats.stream().filter(chat -> chat.pinned() != pinned).toList();
		UndoableCommand.perform(pinned ? Messages.PinHandler_pin : Messages.PinHandler_unpin, window,
				() -> pin(program, others, pinned), () -> pin(program, others, !pinned));
	}

	private static void pin(Program program, List<Node.ChatNode> chats, boolean pinned) throws Exception {
		for (Node.ChatNode chat : chats) {
			Waiting.on(program.chats().pin(chat.address().chat(), pinned));
		}
	}
}
