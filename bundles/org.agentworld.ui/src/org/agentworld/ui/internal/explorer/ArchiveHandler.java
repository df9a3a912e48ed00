package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Map;

import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.agentworld.ui.internal.program.Waiting;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Archives the selected chats; if all are archived already, takes them out. */
public final class ArchiveHandler extends NodeHandler implements IElementUpdater {

	static final String COMMAND = "org.agentworld.ui.archive";

	@Override
	void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		List<Node.ChatNode> chats = chats(selected);
		boolean archived = isWanted(chats);
		List<Node.ChatNode> others = chats.stream().filter(chat -> chat.archived() != archived).toList();
		UndoableCommand.perform(label(archived), window,
				() -> archive(program, others, archived), () -> archive(program, others, !archived));
	}

	private static void archive(Program program, List<Node.ChatNode> chats, boolean archived) throws Exception {
		for (Node.ChatNode chat : chats) {
			Waiting.on(program.chats().archive(chat.address().chat(), archived));
		}
	}

	private static boolean isWanted(List<Node.ChatNode> chats) {
		return chats.isEmpty() || chats.stream().anyMatch(chat -> !chat.archived());
	}

	private static String label(boolean archived) {
		return archived ? Messages.ArchiveHandler_archive : Messages.ArchiveHandler_unarchive;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		element.setText(label(isWanted(chats(selectedNow(element)))));
	}
}
