package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Locale;

import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.ui.internal.workbench.Program;
import org.agentworld.ui.internal.workbench.UiExecutor;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.DoubleClickEvent;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;

/** Worlds with their chats and agents. Holds widgets; what they show is read by {@link ExplorerLoader}. */
public final class ExplorerView extends ViewPart {

	public static final String ID = "org.agentworld.ui.explorer";
	private static final int MARGIN = 4;

	private TreeViewer tree;
	private Text filter;
	private ExplorerLoader loader;
	private EventSubscription subscription;

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().extendedMargins(0, 0, MARGIN, 0).spacing(0, MARGIN).applyTo(parent);
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Explorer_filter);
		GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, 0).applyTo(filter);
		named(filter, Messages.Explorer_filter);

		tree = new TreeViewer(parent, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getControl());
		named(tree.getControl(), Messages.Explorer_tree);
		tree.setComparer(new SameKey());
		tree.setContentProvider(new NodeContent());
		tree.setLabelProvider(new NodeLabels());
		tree.addFilter(new NameFilter());
		tree.addDoubleClickListener(this::open);
		filter.addListener(SWT.Modify, _ -> tree.refresh());

		getSite().setSelectionProvider(tree);
		MenuManager menu = new MenuManager();
		tree.getControl().setMenu(menu.createContextMenu(tree.getControl()));
		getSite().registerContextMenu(menu, tree);

		Program program = Program.of(getSite());
		loader = new ExplorerLoader(program, new UiExecutor(tree.getControl()), this::show);
		subscription = program.subscriptions().subscribeToOverview(new LoadAgain());
		loader.load();
	}

	private void show(List<Node> worlds) {
		boolean first = tree.getInput() == null;
		Object[] expanded = tree.getExpandedElements();
		IStructuredSelection selected = tree.getStructuredSelection();
		tree.getControl().setRedraw(false);
		try {
			tree.setInput(worlds);
			if (first) {
				tree.expandToLevel(2);
			} else {
				tree.setExpandedElements(expanded);
			}
			tree.setSelection(selected);
		} finally {
			tree.getControl().setRedraw(true);
		}
	}

	/** Selects the row of a world or agent, if it is there, and unfolds what hides it. On the UI thread. */
	public void reveal(Object key) {
		if (tree.getInput() instanceof List<?> worlds) {
			TreePath path = path(TreePath.EMPTY, worlds, key);
			if (path != null) {
				tree.setSelection(new TreeSelection(path), true);
			}
		}
	}

	/** The path to a row; null if there is none. */
	private static TreePath path(TreePath parent, List<?> nodes, Object key) {
		for (Object node : nodes) {
			TreePath here = parent.createChildPath(node);
			TreePath found = ((Node) node).key().equals(key) ? here : path(here, ((Node) node).children(), key);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private void open(DoubleClickEvent event) {
		Node node = (Node) ((IStructuredSelection) event.getSelection()).getFirstElement();
		switch (node) {
			case Node.ChatNode _ -> execute("org.agentworld.ui.open");
			case Node.AgentNode _ -> execute("org.agentworld.ui.edit");
			case Node.MoreNode more -> loader.loadMore(more.world());
			default -> tree.setExpandedState(node, !tree.getExpandedState(node));
		}
	}

	private void execute(String command) {
		try {
			getSite().getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.LOG | StatusManager.SHOW);
		}
	}

	@Override
	public void setFocus() {
		tree.getControl().setFocus();
	}

	@Override
	public void dispose() {
		if (subscription != null) {
			subscription.close();
		}
		super.dispose();
	}

	private static void named(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
	}

	private final class LoadAgain implements EventListener<Object> {
		@Override
		public void onEvent(Object event) {
			loader.load();
		}

		@Override
		public void onOverflow() {
			loader.load();
		}
	}

	/** Rows are read anew each time; the same thing is the same row. */
	private static final class SameKey implements IElementComparer {
		@Override
		public boolean equals(Object a, Object b) {
			return a instanceof Node one && b instanceof Node other ? one.key().equals(other.key()) : a.equals(b);
		}

		@Override
		public int hashCode(Object element) {
			return element instanceof Node node ? node.key().hashCode() : element.hashCode();
		}
	}

	/** Shows what has the text in its name, and what leads there. */
	private final class NameFilter extends ViewerFilter {
		@Override
		public boolean select(Viewer viewer, Object parent, Object element) {
			return matches((Node) element, filter.getText().strip().toLowerCase(Locale.ROOT));
		}

		private static boolean matches(Node node, String text) {
			return node.name().toLowerCase(Locale.ROOT).contains(text)
					|| node.children().stream().anyMatch(child -> matches(child, text));
		}
	}
}
