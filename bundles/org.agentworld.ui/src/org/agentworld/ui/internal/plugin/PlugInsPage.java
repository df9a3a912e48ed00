package org.agentworld.ui.internal.plugin;

import java.util.List;
import java.util.function.Function;

import org.agentworld.core.PlugIn;
import org.agentworld.core.PlugIn.Contribution;
import org.agentworld.core.PlugIns;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.program.WrappedLabel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckStateChangedEvent;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ICheckStateProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;

/**
 * All plug-ins, and what the selected one contributes; a check mark switches a plug-in on and off. What is done here is
 * saved at once.
 */
public final class PlugInsPage extends PreferencePage implements IWorkbenchPreferencePage {

	static final String ID = "org.agentworld.ui.preferences.plugIns";
	/** In pixels. */
	private static final int LIST_HEIGHT = 90;
	private static final int CONTRIBUTIONS_HEIGHT = 130;

	private PlugIns plugIns;
	private CheckboxTableViewer list;
	private TableViewer contributions;
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
		WrappedLabel.create(area, Messages.Page_contributions);
		createContributions(area);
		WrappedLabel.create(area, Messages.Page_hint);
		UiExecutor ui = new UiExecutor(area);
		Runnable end = plugIns.onChange(() -> ui.execute(this::read));
		area.addDisposeListener(_ -> end.run());
		read();
		return area;
	}

	private void createList(Composite area) {
		TableColumnLayout columns = new TableColumnLayout();
		list = CheckboxTableViewer.newCheckList(place(area, columns, LIST_HEIGHT), SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		prepare(list, Messages.Page_list);
		list.setCheckStateProvider(new Checks());
		column(list, columns, Messages.Page_name, 1, PlugInLabels::name);
		column(list, columns, Messages.Page_origin, 1, PlugInLabels::origin);
		list.addCheckStateListener(this::check);
		list.addSelectionChangedListener(_ -> showContributions());
	}

	private void createContributions(Composite area) {
		TableColumnLayout columns = new TableColumnLayout();
		contributions = new TableViewer(place(area, columns, CONTRIBUTIONS_HEIGHT), SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		prepare(contributions, Messages.Page_contributions);
		column(contributions, columns, Messages.Page_name, 2, PlugInLabels::name);
		column(contributions, columns, Messages.Page_what, 3, PlugInLabels::what);
	}

	/** Where a table of this height or more is; the columns share its width. */
	private static Composite place(Composite area, TableColumnLayout columns, int height) {
		Composite place = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(WrappedLabel.LEAST_WIDTH, height).applyTo(place);
		place.setLayout(columns);
		return place;
	}

	private static void prepare(TableViewer viewer, String name) {
		Table table = viewer.getTable();
		table.setHeaderVisible(true);
		AccessibleNames.set(table, name);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
	}

	private static void column(TableViewer viewer, TableColumnLayout columns, String title, int weight,
			Function<Object, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
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

	private void check(CheckStateChangedEvent event) {
		PlugIn plugIn = (PlugIn) event.getElement();
		Background.call(list.getControl(), () -> {
			plugIns.switchPlugIn(plugIn.id(), event.getChecked());
			return null;
		}, _ -> setErrorMessage(null), why -> {
			setErrorMessage(why);
			read();
		});
	}

	private void read() {
		int now = ++reading;
		Background.call(list.getControl(), plugIns::all, all -> {
			if (now == reading) {
				show(all);
			}
		}, this::setErrorMessage);
	}

	/** The plug-in that was selected still is, else the first one. */
	private void show(List<PlugIn> all) {
		String selected = list.getStructuredSelection().getFirstElement() instanceof PlugIn plugIn ? plugIn.id() : "";
		list.setInput(all);
		all.stream().filter(plugIn -> plugIn.id().equals(selected)).findFirst().or(() -> all.stream().findFirst())
				.ifPresent(plugIn -> list.setSelection(new StructuredSelection(plugIn)));
		showContributions();
	}

	private void showContributions() {
		List<Contribution> shown = list.getStructuredSelection().getFirstElement() instanceof PlugIn plugIn
				? plugIn.contributions()
				: List.of();
		contributions.setInput(shown);
	}

	private static final class Checks implements ICheckStateProvider {

		@Override
		public boolean isChecked(Object row) {
			return ((PlugIn) row).on();
		}

		@Override
		public boolean isGrayed(Object row) {
			return false;
		}
	}
}
