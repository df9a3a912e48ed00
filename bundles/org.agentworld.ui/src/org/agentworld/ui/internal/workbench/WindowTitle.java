package org.agentworld.ui.internal.workbench;

import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.WorldId;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;

/** Names the chat in front and its world in the title of a window. */
final class WindowTitle implements IPartListener2, IPropertyListener {

	private final IWorkbenchWindowConfigurer configurer;
	private Optional<IEditorPart> inFront = Optional.empty();

	/** Follows what is in front in the window, as long as that is open. */
	static void follow(IWorkbenchWindowConfigurer configurer) {
		WindowTitle title = new WindowTitle(configurer);
		configurer.getWindow().getPartService().addPartListener(title);
		title.editorMayBeAnother();
	}

	private WindowTitle(IWorkbenchWindowConfigurer configurer) {
		this.configurer = configurer;
	}

	@Override
	public void partActivated(IWorkbenchPartReference part) {
		editorMayBeAnother();
	}

	@Override
	public void partBroughtToTop(IWorkbenchPartReference part) {
		editorMayBeAnother();
	}

	@Override
	public void partClosed(IWorkbenchPartReference part) {
		editorMayBeAnother();
	}

	@Override
	public void propertyChanged(Object source, int property) {
		if (property == IWorkbenchPart.PROP_TITLE) {
			show();
		}
	}

	private void editorMayBeAnother() {
		IWorkbenchWindow window = configurer.getWindow();
		inFront.ifPresent(editor -> editor.removePropertyListener(this));
		inFront = Optional.ofNullable(window.getActivePage()).map(page -> page.getActiveEditor());
		inFront.ifPresent(editor -> editor.addPropertyListener(this));
		show();
	}

	private void show() {
		configurer.setTitle(inFront.filter(editor -> editor.getEditorInput() instanceof ChatEditorInput)
				.map(editor -> ofChat(editor.getTitle(), ((ChatEditorInput) editor.getEditorInput()).chat().world()))
				.orElse(Messages.ProgramWindowAdvisor_title));
	}

	private String ofChat(String chat, WorldId world) {
		try {
			String worldName = Program.of(configurer.getWindow()).worlds().get(world).getName();
			return NLS.bind(Messages.WindowTitle_chat,
					new Object[] {chat, worldName, Messages.ProgramWindowAdvisor_title});
		} catch (RefusedException _) {
			// The world is gone, and its chat says so itself.
			return Messages.ProgramWindowAdvisor_title;
		}
	}
}
