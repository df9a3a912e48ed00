package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.agentworld.events.id.WorldId;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.Refusal;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/** What the commands on worlds, agents and chats share: what is selected, asking for a name, work off the UI thread. */
abstract class NodeHandler extends AbstractHandler {

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		runOnAll(window, Program.of(window), nodes(HandlerUtil.getCurrentStructuredSelection(event)));
		return null;
	}

	private static List<Node> nodes(ISelection selection) {
		return selection instanceof IStructuredSelection rows
				? rows.toList().stream().filter(Node.class::isInstance).map(Node.class::cast).toList()
				: List.of();
	}

	/** What is selected while a menu item is being labelled. */
	static List<Node> selectedNow(UIElement element) {
		return nodes(element.getServiceLocator().getService(ISelectionService.class).getSelection());
	}

	static List<Node.ChatNode> chats(List<Node> selected) {
		return selected.stream().filter(Node.ChatNode.class::isInstance).map(Node.ChatNode.class::cast).toList();
	}

	/** For commands on several rows. On the UI thread. */
	void runOnAll(IWorkbenchWindow window, Program program, List<Node> selected) {
		run(window, program, selected.stream().findFirst());
	}

	/** For commands on one row. On the UI thread. */
	void run(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		throw new UnsupportedOperationException(getClass() + " has to say what it does.");
	}

	/** Calls the engine on a thread of its own and hands the result over; what was refused is said in a dialog. */
	static <R> void call(IWorkbenchWindow window, Callable<R> work, Consumer<R> then) {
		Background.call(window.getShell(), work, then, why -> refused(window, why));
	}

	static void refused(IWorkbenchWindow window, String why) {
		Refusal.show(window.getShell(), why);
	}

	/** The name that the person gives; empty if they would rather not. */
	static Optional<String> askName(IWorkbenchWindow window, String title, String initial) {
		InputDialog dialog = new InputDialog(window.getShell(), title, Messages.NodeHandler_name, initial,
				NodeHandler::problemOf);
		return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
	}

	/** What is wrong with a name, while it can still be changed; null if nothing is. */
	static String problemOf(String name) {
		if (name.isBlank()) {
			return Messages.NodeHandler_nameMissing;
		}
		Chat named = ModelFactory.eINSTANCE.createChat();
		named.setName(name.strip());
		BasicDiagnostic problems = new BasicDiagnostic();
		return named.hasUsableName(problems, Map.of()) ? null : problems.getChildren().getFirst().getMessage();
	}

	private static WorldId worldOf(IEditorInput input) {
		return switch (input) {
			case ChatEditorInput chat -> chat.chat().world();
			case DefinitionInput definition -> definition.world();
			default -> null;
		};
	}

	/** Where something new goes: the selected world, else that of the editor in front, else the first. */
	static Optional<WorldId> worldFor(IWorkbenchWindow window, Program program, Optional<Node> selected) {
		return selected.map(Node::world)
				.or(() -> Optional.ofNullable(window.getActivePage().getActiveEditor())
						.map(editor -> worldOf(editor.getEditorInput())))
				.or(() -> program.worlds().all().stream().findFirst().map(World::getId));
	}
}
