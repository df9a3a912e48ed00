package org.agentworld.ui.internal.quickopen;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.recent.RecentChats;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks where to go, and goes there. */
public final class QuickOpenHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		IWorkbenchPage page = window.getActivePage();
		new QuickOpenPopup(window.getShell(), Program.of(window), recent(page), target -> open(page, target)).open();
		return null;
	}

	/** The chat in front comes after the other open ones: nobody wants to go where one is. */
	private static List<ChatAddress> recent(IWorkbenchPage page) {
		List<ChatAddress> recent = new ArrayList<>(RecentChats.addresses(page));
		IEditorPart front = page.getActiveEditor();
		if (front != null && front.getEditorInput() instanceof ChatEditorInput input && recent.remove(input.chat())) {
			recent.add(input.chat());
		}
		return recent;
	}

	private static void open(IWorkbenchPage page, Target target) {
		switch (target) {
			case Target.OfChat chat -> ChatEditor.open(page, chat.chat(), chat.name());
			case Target.OfAgent agent ->
				DefinitionEditor.open(page, DefinitionInput.of(agent.world(), agent.agent(), agent.name()));
			case Target.OfWorld world -> DefinitionEditor.open(page, DefinitionInput.of(world.world(), world.name()));
		}
	}
}
