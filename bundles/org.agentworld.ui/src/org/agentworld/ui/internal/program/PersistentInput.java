package org.agentworld.ui.internal.program;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/**
 * What an editor shows, which comes back after a restart. Equal by that alone, not by its name, so that opening it again
 * activates its editor.
 *
 * @param <T> how one says which thing is shown
 */
public abstract class PersistentInput<T> implements IEditorInput, IPersistableElement {

	private final T shown;
	private final String name;

	/** @param name how it was called when this was made */
	protected PersistentInput(T shown, String name) {
		this.shown = shown;
		this.name = name;
	}

	protected final T shown() {
		return shown;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getToolTipText() {
		return name;
	}

	@Override
	public <A> A getAdapter(Class<A> adapter) {
		return null;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PersistentInput<?> input && input.shown.equals(shown);
	}

	@Override
	public int hashCode() {
		return shown.hashCode();
	}
}
