package org.agentworld.ui.internal.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.ChatId;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;

/** Lets the selected agent forget what it saw, in the chat in front or in all chats, when the person confirms. */
public final class ClearMemoryHandler extends AgentHandler {

	@Override
	void runOn(IWorkbenchWindow window, Program program, List<Node.AgentNode> agents) {
		Node.AgentNode agent = agents.getFirst();
		Optional<IEditorPart> front = Optional.ofNullable(window.getActivePage().getActiveEditor())
				.filter(editor -> chatOf(editor).map(ChatAddress::world).filter(agent.world()::equals).isPresent());
		String question = NLS.bind(Messages.ClearMemoryHandler_question, agent.name());
		List<String> buttons = new ArrayList<>(List.of(Messages.ClearMemoryHandler_all, IDialogConstants.CANCEL_LABEL));
		if (front.isPresent()) {
			question += "\n\n" + NLS.bind(Messages.ClearMemoryHandler_front, front.get().getTitle());
			buttons.addFirst(Messages.ClearMemoryHandler_here);
		}
		int pressed = MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.ClearMemoryHandler_title, question,
				SWT.NONE, buttons.toArray(String[]::new));
		if (pressed >= 0 && pressed < buttons.size() - 1) {
			boolean here = buttons.get(pressed).equals(Messages.ClearMemoryHandler_here);
			clear(window, program, agent, here ? front.flatMap(ClearMemoryHandler::chatOf).map(ChatAddress::chat)
					: Optional.empty());
		}
	}

	private static Optional<ChatAddress> chatOf(IEditorPart editor) {
		return editor.getEditorInput() instanceof ChatEditorInput input ? Optional.of(input.chat()) : Optional.empty();
	}

	private static void clear(IWorkbenchWindow window, Program program, Node.AgentNode agent, Optional<ChatId> chat) {
		call(window, () -> {
			BusyAgent.refusing(program, agent.name(),
					() -> program.worlds().clearMemory(agent.world(), agent.agent(), chat));
			return null;
		}, _ -> {
			// Nothing that is shown has changed.
		});
	}
}
