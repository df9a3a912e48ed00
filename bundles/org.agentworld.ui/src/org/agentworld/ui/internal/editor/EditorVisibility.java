package org.agentworld.ui.internal.editor;

import java.util.function.Consumer;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells whether a part is before the person's eyes, not behind another tab. On the UI thread. */
final class EditorVisibility implements IPartListener2, AutoCloseable {

	private final IWorkbenchPart part;
	private final IWorkbenchPage page;
	private final Consumer<Boolean> onChange;

	private EditorVisibility(IWorkbenchPart part, Consumer<Boolean> onChange) {
		this.part = part;
		this.page = part.getSite().getPage();
		this.onChange = onChange;
	}

	static EditorVisibility follow(IWorkbenchPart part, Consumer<Boolean> onChange) {
		EditorVisibility visibility = new EditorVisibility(part, onChange);
		visibility.page.addPartListener(visibility);
		return visibility;
	}

	@Override
	public void partVisible(IWorkbenchPartReference reference) {
		tell(reference, true);
	}

	@Override
	public void partHidden(IWorkbenchPartReference reference) {
		tell(reference, false);
	}

	private void tell(IWorkbenchPartReference reference, boolean visible) {
		if (reference.getPart(false) == part) {
			onChange.accept(visible);
		}
	}

	@Override
	public void close() {
		page.removePartListener(this);
	}
}
