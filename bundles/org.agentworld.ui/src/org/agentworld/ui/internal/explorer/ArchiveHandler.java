package org.agentworld.ui.internal.explorer;

import java.util.List;

import org.agentworld.ui.internal.workbench.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Archives the selected chats; if all are archived already, takes them out. */
public final class ArchiveHandler extends NodeHandler {

	@Override
	void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		List<Node.ChatNode> chats = selected.stream().filter(Node.ChatNode.class::isInstance)
				.map(Node.ChatNode.class::cast).toList();
		boolean archived = chats.stream().anyMatch(chat -> !chat.archived());
		List<Node.ChatNode> others = chats.stream().filter(chat -> chat.archived() != archived).toList();
		UndoableCommand.perform(archived ? Messages.ArchiveHandler_archive : Messages.ArchiveHandler_unarchive, window,
				() -> archive(program, others, archived), () -> archive(program, others, !archived));
	}

	private static void archive(Program program, List<Node.ChatNode> chats, boolean archived) throws Exception {
		for (Node.ChatNode chat : chats) {
			Waiting.on(program.chats().archive(chat.address().chat(), archived));
		}
	}
}
