package org.agentworld.ui.internal.explorer;

import java.util.Optional;

import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.ui.IWorkbenchWindow;

/** Opens the selected chat, or brings its editor to the front. */
public final class OpenHandler extends NodeHandler {

	@Override
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		if (selected.orElse(null) instanceof Node.ChatNode chat) {
			ChatEditor.open(window.getActivePage(), chat.address(), chat.name());
		}
	}
}
