package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Map;

import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.agentworld.ui.internal.program.Waiting;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Pins the selected chats; if all are pinned already, takes the pins away. */
public final class PinHandler extends NodeHandler implements IElementUpdater {

	static final String COMMAND = "org.agentworld.ui.pin";

	@Override
	void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		List<Node.ChatNode> chats = chats(selected);
		boolean pinned = isWanted(chats);
		List<Node.ChatNode> others = chats.stream().filter(chat -> chat.pinned() != pinned).toList();
		UndoableCommand.perform(label(pinned), window,
				() -> pin(program, others, pinned), () -> pin(program, others, !pinned));
	}

	private static void pin(Program program, List<Node.ChatNode> chats, boolean pinned) throws Exception {
		for (Node.ChatNode chat : chats) {
			Waiting.on(program.chats().pin(chat.address().chat(), pinned));
		}
	}

	private static boolean isWanted(List<Node.ChatNode> chats) {
		return chats.isEmpty() || chats.stream().anyMatch(chat -> !chat.pinned());
	}

	private static String label(boolean pinned) {
		return pinned ? Messages.PinHandler_pin : Messages.PinHandler_unpin;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		element.setText(label(isWanted(chats(selectedNow(element)))));
	}
}
