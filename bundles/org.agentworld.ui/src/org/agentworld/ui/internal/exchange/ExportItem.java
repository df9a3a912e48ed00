package org.agentworld.ui.internal.exchange;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.agentworld.exchange.ExportSubject;
import org.agentworld.model.World;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.explorer.Node;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Something that can be exported.
 *
 * @param subject what it is
 * @param name    what it is called
 */
record ExportItem(ExportSubject subject, String name) {

	/** What is selected, the chat in front, and all worlds; what was meant most likely comes first. */
	static List<ExportItem> all(Program program, IWorkbenchWindow window, IStructuredSelection selection) {
		Set<ExportItem> items = new LinkedHashSet<>();
		for (Object selected : selection) {
			switch (selected) {
				case Node.ChatNode chat ->
					items.add(new ExportItem(new ExportSubject.OneChat(chat.address().chat()), chat.name()));
				case Node.AgentNode agent ->
					items.add(new ExportItem(new ExportSubject.OneAgent(agent.world(), agent.agent()), agent.name()));
				case Node.WorldNode world ->
					items.add(new ExportItem(new ExportSubject.WholeWorld(world.world()), world.name()));
				default -> {
					// Something that cannot be exported.
				}
			}
		}
		IEditorPart editor = window.getActivePage().getActiveEditor();
		if (editor instanceof ChatEditor chat) {
			items.add(new ExportItem(new ExportSubject.OneChat(chat.address().chat()), chat.name()));
		}
		for (World world : program.worlds().all()) {
			items.add(new ExportItem(new ExportSubject.WholeWorld(world.getId()), world.getName()));
		}
		return List.copyOf(items);
	}

	boolean isAgent() {
		return subject instanceof ExportSubject.OneAgent;
	}

	String label() {
		return NLS.bind(switch (subject) {
			case ExportSubject.WholeWorld _ -> Messages.Export_world;
			case ExportSubject.OneChat _ -> Messages.Export_chat;
			case ExportSubject.OneAgent _ -> Messages.Export_agent;
		}, name);
	}
}
