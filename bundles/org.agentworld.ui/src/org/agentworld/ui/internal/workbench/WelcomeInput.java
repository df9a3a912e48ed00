package org.agentworld.ui.internal.workbench;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** All welcomes are the same one. It does not come back after a restart if chats do. */
record WelcomeInput() implements IEditorInput {

	@Override
	public boolean exists() {
		return false;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getName() {
		return Messages.WelcomeEditor_name;
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return Messages.WelcomeEditor_name;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return null;
	}
}
