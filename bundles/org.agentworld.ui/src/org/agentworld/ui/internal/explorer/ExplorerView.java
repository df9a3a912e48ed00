package org.agentworld.ui.internal.explorer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DoubleClickEvent;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;

/** Worlds with their chats and agents. Holds widgets; what they show is read by {@link ExplorerLoader}. */
public final class ExplorerView extends ViewPart {

	public static final String ID = "org.agentworld.ui.explorer";
	private static final int MARGIN = 4;

	private static final String SHOW_ARCHIVED = "showArchived";

	private final NodeContent content = new NodeContent();
	private IMemento memento;
	private TreeViewer tree;
	private Label hint;
	private Action showArchived;
	private Runnable stopBadges;
	private Runnable stopIcons;
	private Text filter;
	private ExplorerLoader loader;
	private EventSubscription subscription;
	/** The row that is selected once it is listed; null if none is wanted. */
	private Object wanted;

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().extendedMargins(0, 0, MARGIN, 0).spacing(0, MARGIN).applyTo(parent);
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Explorer_filter);
		GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, 0).applyTo(filter);
		AccessibleNames.set(filter, Messages.Explorer_filter);

		hint = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(2 * MARGIN, MARGIN).exclude(true).applyTo(hint);
		hint.setVisible(false);
		tree = new TreeViewer(parent, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getControl());
		AccessibleNames.set(tree.getControl(), Messages.Explorer_tree);
		tree.setComparer(new SameKey());
		tree.setContentProvider(content);
		Program program = Program.of(getSite());
		tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new NodeLabels(program.overview(), program.engine().plugIns())));
		ColumnViewerToolTipSupport.enableFor(tree);
		tree.addFilter(new NameFilter());
		tree.addDoubleClickListener(this::open);
		ICommandService commands = getSite().getService(ICommandService.class);
		tree.addSelectionChangedListener(_ -> {
			commands.refreshElements(PinHandler.COMMAND, null);
			commands.refreshElements(ArchiveHandler.COMMAND, null);
			commands.refreshElements(SwitchHandler.COMMAND, null);
			commands.refreshElements(MainAgentHandler.COMMAND, null);
		});
		filter.addListener(SWT.Modify, _ -> filter());

		getSite().setSelectionProvider(tree);
		MenuManager menu = new MenuManager();
		tree.getControl().setMenu(menu.createContextMenu(tree.getControl()));
		getSite().registerContextMenu(menu, tree);

		UiExecutor ui = new UiExecutor(tree.getControl());
		loader = new ExplorerLoader(program, ui, this::show);
		subscription = program.subscriptions().subscribeToOverview(new LoadAgain());
		stopBadges = program.overview().onChange(chats -> ui.execute(() -> badgesChanged(chats)));
		// What was made from agents of plug-ins has their icons while they are there.
		stopIcons = program.engine().plugIns().onChange(() -> ui.execute(tree::refresh));
		tree.setInput(content);
		contributeActions();
		loader.showArchived(showArchived.isChecked());
	}

	private void contributeActions() {
		IActionBars bars = getViewSite().getActionBars();
		showArchived = new Action(Messages.Explorer_showArchived, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				loader.showArchived(isChecked());
			}
		};
		showArchived.setChecked(memento != null && Boolean.TRUE.equals(memento.getBoolean(SHOW_ARCHIVED)));
		bars.getMenuManager().add(showArchived);
		IUndoContext undo = PlatformUI.getWorkbench().getOperationSupport().getUndoContext();
		new UndoRedoActionGroup(getSite(), undo, true).fillActionBars(bars);
	}

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void saveState(IMemento saved) {
		saved.putBoolean(SHOW_ARCHIVED, showArchived.isChecked());
	}

	/** Lists archived chats as well, or no longer. On the UI thread. */
	void showArchived(boolean shown) {
		showArchived.setChecked(shown);
		loader.showArchived(shown);
	}

	/**
	 * Selects and unfolds a row, at once or as soon as it is listed. On the UI thread.
	 *
	 * @param key the id of a world or an agent, or the address of a chat
	 */
	public void reveal(Object key) {
		wanted = key;
		selectWanted();
	}

	private void selectWanted() {
		if (wanted != null) {
			content.row(wanted).ifPresent(row -> {
				wanted = null;
				tree.setSelection(new StructuredSelection(row), true);
				tree.expandToLevel(row, 1);
			});
		}
	}

	private void filter() {
		tree.refresh();
		loader.filter(filter.getText());
	}

	/** Rows that are the same stay where they are: selected, unfolded and in sight. */
	private void show(List<Node> worlds) {
		boolean first = content.worlds().isEmpty();
		Set<Object> known = content.worlds().stream().map(Node::key).collect(Collectors.toSet());
		if (content.show(worlds)) {
			TreeItem top = tree.getTree().getTopItem();
			Object topRow = top == null ? null : top.getData();
			tree.getControl().setRedraw(false);
			try {
				tree.refresh();
				if (first || !filter.getText().isBlank()) {
					tree.expandToLevel(2);
				} else {
					// What comes in a new world is to be seen.
					worlds.stream().filter(world -> !known.contains(world.key())).forEach(world -> tree.expandToLevel(world, 1));
				}
				if (topRow != null && !first && tree.testFindItem(topRow) instanceof TreeItem item) {
					tree.getTree().setTopItem(item);
				}
			} finally {
				tree.getControl().setRedraw(true);
			}
		}
		sayWhatToDo();
		selectWanted();
	}

	/** Only the rows of these chats and of their worlds. */
	private void badgesChanged(Set<ChatAddress> chats) {
		Stream.concat(chats.stream(), chats.stream().map(ChatAddress::world).distinct())
				.forEach(key -> content.row(key).ifPresent(row -> tree.update(row, null)));
	}

	private void sayWhatToDo() {
		String text = "";
		if (content.worlds().isEmpty()) {
			text = Messages.Explorer_noWorlds;
		} else if (tree.getTree().getItemCount() == 0) {
			text = Messages.Explorer_nothingFound;
		}
		if (!text.equals(hint.getText())) {
			hint.setText(text);
			hint.setVisible(!text.isEmpty());
			((GridData) hint.getLayoutData()).exclude = text.isEmpty();
			hint.getParent().layout();
		}
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
			stopBadges.run();
			stopIcons.run();
		}
		super.dispose();
	}

	private final class LoadAgain implements EventListener<Object> {
		@Override
		public void onEvent(Object event) {
			switch (event) {
				case ChatEvent.ChatCreated _, ChatEvent.ChatRenamed _, ChatEvent.ChatDeleted _, ChatEvent.ChatPinned _,
						ChatEvent.ChatArchived _, ChatEvent.MessageCommitted _, ChatEvent.MessagesCut _,
						ChatEvent.MessagesRestored _, WorldEvent _ ->
					loader.loadSoon();
				default -> {
					// Changes no row's name or place.
				}
			}
		}

		@Override
		public void onOverflow() {
			loader.loadSoon();
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
			String text = filter.getText().strip().toLowerCase(Locale.ROOT);
			return text.isEmpty() || matches((Node) element, text);
		}

		private static boolean matches(Node node, String text) {
			return !(node instanceof Node.HintNode) && node.name().toLowerCase(Locale.ROOT).contains(text)
					|| node.children().stream().anyMatch(child -> matches(child, text));
		}
	}
}
