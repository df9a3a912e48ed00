package org.agentworld.ui.internal.explorer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.viewers.ITreeContentProvider;

/** The rows that were read last; the viewer's input is this. */
final class NodeContent implements ITreeContentProvider {

	private List<Node> worlds = List.of();
	private final Map<Object, Node> byKey = new HashMap<>();
	private final Map<Object, Node> parents = new HashMap<>();

	/** @return whether they differ from what is shown */
	boolean show(List<Node> read) {
		if (read.equals(worlds)) {
			return false;
		}
		worlds = read;
		byKey.clear();
		parents.clear();
		index(read);
		return true;
	}

	private void index(List<Node> nodes) {
		for (Node node : nodes) {
			byKey.put(node.key(), node);
			node.children().forEach(child -> parents.put(child.key(), node));
			index(node.children());
		}
	}

	List<Node> worlds() {
		return worlds;
	}

	/** The row of a chat or world, if it is among those that were read. */
	Optional<Node> row(Object key) {
		return Optional.ofNullable(byKey.get(key));
	}

	@Override
	public Object[] getElements(Object input) {
		return worlds.toArray();
	}

	/** Those that were read last: while it refreshes, the viewer asks with the row that it had. */
	@Override
	public Object[] getChildren(Object parent) {
		return newest(parent).children().toArray();
	}

	private Node newest(Object row) {
		return byKey.getOrDefault(((Node) row).key(), (Node) row);
	}

	@Override
	public Object getParent(Object element) {
		return parents.get(((Node) element).key());
	}

	@Override
	public boolean hasChildren(Object element) {
		return !newest(element).children().isEmpty();
	}
}
