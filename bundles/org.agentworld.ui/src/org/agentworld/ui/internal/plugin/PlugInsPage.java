package org.agentworld.ui.internal.plugin;

import java.util.List;
import java.util.function.Function;

import org.agentworld.core.PlugIn;
import org.agentworld.core.PlugIns;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.program.WrappedLabel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.CheckStateChangedEvent;
import org.eclipse.jface.viewers.CheckboxTreeViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ICheckStateProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** All plug-ins with what they contribute; a check mark switches one on and off. What is done here is saved at once. */
public final class PlugInsPage extends PreferencePage implements IWorkbenchPreferencePage {

	static final String ID = "org.agentworld.ui.preferences.plugIns";
	private static final int LIST_HEIGHT = 240;

	private PlugIns plugIns;
	private CheckboxTreeViewer list;
	/** Of several readings only the last is shown. */
	private int reading;

	/** Opens the page; returns when it is closed. On the UI thread. */
	public static void open(Shell parent) {
		PreferencesUtil.createPreferenceDialogOn(parent, ID, null, null).open();
	}

	@Override
	public void init(IWorkbench workbench) {
		plugIns = Program.of(workbench.getActiveWorkbenchWindow()).engine().plugIns();
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(area);
		WrappedLabel.create(area, Messages.Page_description);
		createList(area);
		WrappedLabel.create(area, Messages.Page_hint);
		UiExecutor ui = new UiExecutor(area);
		Runnable end = plugIns.onChange(() -> ui.execute(this::read));
		area.addDisposeListener(_ -> end.run());
		read();
		return area;
	}

	private void createList(Composite area) {
		Composite tree = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(WrappedLabel.LEAST_WIDTH, LIST_HEIGHT).applyTo(tree);
		TreeColumnLayout columns = new TreeColumnLayout();
		tree.setLayout(columns);
		list = new CheckboxTreeViewer(tree, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		list.getTree().setHeaderVisible(true);
		AccessibleNames.set(list.getControl(), Messages.Page_list);
		list.setContentProvider(new Rows());
		list.setCheckStateProvider(new Checks());
		column(columns, Messages.Page_name, 2, PlugInLabels::name);
		column(columns, Messages.Page_what, 3, PlugInLabels::what);
		ColumnViewerToolTipSupport.enableFor(list);
		list.addCheckStateListener(this::check);
	}

	private void column(TreeColumnLayout columns, String title, int weight, Function<Object, String> text) {
		TreeViewerColumn column = new TreeViewerColumn(list, SWT.NONE);
		column.getColumn().setText(title);
		// What does not fit into its column is read in the tool tip.
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object row) {
				return text.apply(row);
			}

			@Override
			public String getToolTipText(Object row) {
				return text.apply(row);
			}
		});
		columns.setColumnData(column.getColumn(), new ColumnWeightData(weight));
	}

	/** What a plug-in contributes goes with it, so its rows cannot be switched alone. */
	private void check(CheckStateChangedEvent event) {
		if (event.getElement() instanceof PlugIn plugIn) {
			Background.call(list.getControl(), () -> {
				plugIns.switchPlugIn(plugIn.id(), event.getChecked());
				return null;
			}, _ -> setErrorMessage(null), why -> {
				setErrorMessage(why);
				read();
			});
		} else {
			list.setChecked(event.getElement(), !event.getChecked());
		}
	}

	private void read() {
		int now = ++reading;
		Background.call(list.getControl(), plugIns::all, all -> {
			if (now == reading) {
				boolean first = list.getInput() == null;
				Object[] expanded = list.getExpandedElements();
				list.setInput(all);
				list.setExpandedElements(first ? all.toArray() : expanded(all, expanded));
			}
		}, this::setErrorMessage);
	}

	/** What was expanded, as it is now. */
	private static Object[] expanded(List<PlugIn> all, Object[] before) {
		List<String> ids = List.of(before).stream().filter(PlugIn.class::isInstance).map(row -> ((PlugIn) row).id()).toList();
		return all.stream().filter(plugIn -> ids.contains(plugIn.id())).toArray();
	}

	private static final class Rows implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object row) {
			return row instanceof PlugIn plugIn ? plugIn.contributions().toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object row) {
			return null;
		}

		@Override
		public boolean hasChildren(Object row) {
			return getChildren(row).length > 0;
		}
	}

	/** A contribution is shown as its plug-in is, and greyed. */
	private final class Checks implements ICheckStateProvider {

		@Override
		public boolean isChecked(Object row) {
			return row instanceof PlugIn plugIn ? plugIn.on() : plugInOf(row).on();
		}

		@Override
		public boolean isGrayed(Object row) {
			return !(row instanceof PlugIn);
		}

		private PlugIn plugInOf(Object contribution) {
			return ((List<?>) list.getInput()).stream().map(PlugIn.class::cast)
					.filter(plugIn -> plugIn.contributions().stream().anyMatch(one -> one == contribution)).findFirst().orElseThrow();
		}
	}
}
