package org.agentworld.ui.internal.connection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.agentworld.model.ConnectionSettings;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Enablement;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.WrappedLabel;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** All connections: adding, changing, removing and testing them. What is done here is saved at once. */
public final class ConnectionsPage extends PreferencePage implements IWorkbenchPreferencePage {

	static final String ID = "org.agentworld.ui.preferences.connections";
	private static final int LIST_HEIGHT = 200;
	private static final int RESULT_HEIGHT = 48;

	private Program program;
	private TableViewer list;
	private Label where;
	private Button edit;
	private Button remove;
	private Button test;
	private Text result;
	private Label notKept;
	/** Of several readings of the keys only the last is shown. */
	private int reading;

	@Override
	public void init(IWorkbench workbench) {
		program = Program.of(workbench.getActiveWorkbenchWindow());
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(area);
		WrappedLabel.create(area, Messages.Page_description);
		createList(area);
		where = WrappedLabel.create(area, "");
		createButtons(area);
		result = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
		result.setBackground(area.getBackground());
		AccessibleNames.set(result, Messages.Settings_result);
		GridDataFactory.fillDefaults().grab(true, false).hint(WrappedLabel.LEAST_WIDTH, RESULT_HEIGHT).applyTo(result);
		notKept = WrappedLabel.create(area, "");
		Background.call(area, program.connections()::whyKeysAreNotKept, why -> why.ifPresent(this::showNotKept),
				this::setErrorMessage);
		read("");
		return area;
	}

	private void createList(Composite area) {
		Composite table = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(WrappedLabel.LEAST_WIDTH, LIST_HEIGHT).applyTo(table);
		TableColumnLayout columns = new TableColumnLayout();
		table.setLayout(columns);
		list = new TableViewer(table, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		list.getTable().setHeaderVisible(true);
		AccessibleNames.set(list.getControl(), Messages.Page_list);
		list.setContentProvider(ArrayContentProvider.getInstance());
		// No more than a small dialog has room for; the rest is said of the one that is selected.
		column(columns, Messages.Page_name, 3, row -> row.settings().getName());
		column(columns, Messages.Page_model, 3, row -> row.settings().getDefaultModel());
		column(columns, Messages.Page_key, 4, ConnectionRow::key);
		list.addSelectionChangedListener(_ -> enable());
		list.addOpenListener(_ -> edit());
	}

	private void column(TableColumnLayout columns, String title, int weight, Function<ConnectionRow, String> text) {
		TableViewerColumn column = new TableViewerColumn(list, SWT.NONE);
		column.getColumn().setText(title);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> text.apply((ConnectionRow) row)));
		columns.setColumnData(column.getColumn(), new ColumnWeightData(weight));
	}

	private void createButtons(Composite area) {
		// Below the list, where a small dialog does not hide them.
		Composite buttons = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().applyTo(buttons);
		GridLayoutFactory.fillDefaults().numColumns(4).applyTo(buttons);
		button(buttons, Messages.Page_add, this::add);
		edit = button(buttons, Messages.Page_edit, this::edit);
		remove = button(buttons, Messages.Page_remove, this::remove);
		test = button(buttons, Messages.Page_test, this::test);
		enable();
	}

	private Button button(Composite buttons, String text, Runnable action) {
		Button button = new Button(buttons, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, _ -> action.run());
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}

	private void enable() {
		ConnectionRow row = selectedRow();
		Enablement.set(edit, row != null);
		Enablement.set(remove, row != null);
		Enablement.set(test, row != null);
		show(where, row == null ? "" : row.where());
	}

	private void showNotKept(String why) {
		show(notKept, why);
	}

	private static void show(Label label, String text) {
		label.setText(text.replace("&", "&&"));
		label.requestLayout();
	}

	/** Shows all connections as they are now, and their keys when they are known. */
	private void read(String selectedId) {
		show(ConnectionRow.read(program.connections()), selectedId);
		int now = ++reading;
		@SuppressWarnings("unchecked")
		List<ConnectionRow> rows = (List<ConnectionRow>) list.getInput();
		Background.call(list.getControl(), () -> rows.stream().map(row -> row.withKey(program.connections())).toList(),
				known -> {
					if (now == reading) {
						show(known, selectedId());
					}
				}, this::setErrorMessage);
	}

	private void show(List<ConnectionRow> rows, String selectedId) {
		list.setInput(rows);
		rows.stream().filter(row -> row.settings().getId().equals(selectedId)).findFirst()
				.ifPresent(row -> list.setSelection(new StructuredSelection(row)));
		enable();
	}

	private ConnectionRow selectedRow() {
		return (ConnectionRow) list.getStructuredSelection().getFirstElement();
	}

	private ConnectionSettings selected() {
		ConnectionRow row = selectedRow();
		return row == null ? null : row.settings();
	}

	private String selectedId() {
		return selected() == null ? "" : selected().getId();
	}

	private void add() {
		ConnectionWizard.add(getShell(), program);
		result.setText("");
		read(selectedId());
	}

	private void edit() {
		ConnectionSettings latest = program.connections().find(selectedId()).orElse(null);
		if (latest != null) {
			ConnectionWizard.edit(getShell(), program, latest);
		}
		result.setText("");
		read(selectedId());
	}

	private void remove() {
		ConnectionSettings gone = Objects.requireNonNull(selected());
		if (!MessageDialog.openConfirm(getShell(), Messages.Page_removeTitle,
				NLS.bind(Messages.Page_removeQuestion, gone.getName()))) {
			return;
		}
		Background.call(list.getControl(), () -> {
			program.connections().delete(gone.getId());
			return gone;
		}, _ -> {
			result.setText("");
			read("");
		}, result::setText);
	}

	private void test() {
		ConnectionSettings tested = Objects.requireNonNull(selected());
		result.setText("");
		ProgressWait.Outcome<String> found = ProgressWait.on(new ProgressMonitorDialog(getShell()),
				NLS.bind(Messages.Test_running, tested.getName()),
				program.engine().modelServers().test(tested, Optional.empty()));
		String text = found.isDone() ? found.result()
				: found.refusal() == null ? Messages.Test_cancelled : found.refusal();
		result.setText(NLS.bind(Messages.Page_result, tested.getName(), text));
	}
}
