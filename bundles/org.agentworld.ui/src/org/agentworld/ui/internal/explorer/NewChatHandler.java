package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.NameSource;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Creates a chat and opens it. */
public final class NewChatHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		Optional<WorldId> world = worldFor(window, program, selected);
		if (world.isEmpty()) {
			refused(window, Messages.NewChatHandler_noWorld);
			return;
		}
		call(window, () -> program.chats().create(world.get(), Messages.NewChatHandler_name, NameSource.DEFAULT),
				chat -> ChatEditor.open(window.getActivePage(), new ChatAddress(chat.getWorld(), chat.getId()), chat.getName()));
	}
}
