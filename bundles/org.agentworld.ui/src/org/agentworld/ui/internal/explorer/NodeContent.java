package org.agentworld.ui.internal.explorer;

import java.util.List;

import org.eclipse.jface.viewers.ITreeContentProvider;

/** The input is the list of worlds; all below is in the nodes already. */
final class NodeContent implements ITreeContentProvider {

	@Override
	public Object[] getElements(Object input) {
		return ((List<?>) input).toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return ((Node) parent).children().toArray();
	}

	/** Not known, and not needed: the viewer is never asked to reveal a row that it has not shown. */
	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return !((Node) element).children().isEmpty();
	}
}
