package org.agentworld.ui.internal.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** Which service to connect to. Those that answer on this computer stand first. */
final class PresetPage extends WizardPage {

	private static final int LIST_HEIGHT = 280;
	private static final int NAME_WEIGHT = 2;
	private static final int WHERE_WEIGHT = 3;

	private final Program program;
	private final Consumer<ConnectionPreset> begin;
	private List<ConnectionPreset> found = List.of();
	/** For which the next page is filled. */
	private ConnectionPreset begun;
	private Text search;
	private TableViewer list;

	/** @param begin fills the next page */
	PresetPage(Program program, Consumer<ConnectionPreset> begin) {
		super("service");
		this.program = program;
		this.begin = begin;
		setTitle(Messages.Preset_title);
		setDescription(Messages.Preset_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(area);
		search = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.Preset_search);
		AccessibleNames.set(search, Messages.Preset_search);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		Composite table = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, LIST_HEIGHT).applyTo(table);
		TableColumnLayout columns = new TableColumnLayout();
		table.setLayout(columns);
		list = new TableViewer(table, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		AccessibleNames.set(list.getControl(), Messages.Preset_list);
		list.setContentProvider(ArrayContentProvider.getInstance());
		columns.setColumnData(column(ConnectionPreset::name).getColumn(), new ColumnWeightData(NAME_WEIGHT));
		columns.setColumnData(column(this::where).getColumn(), new ColumnWeightData(WHERE_WEIGHT));
		list.addSelectionChangedListener(_ -> setPageComplete(selected() != null));
		list.addOpenListener(_ -> getContainer().showPage(getNextPage()));
		search.addListener(SWT.Modify, _ -> show(selected()));
		search.addListener(SWT.KeyDown, key -> {
			if (key.keyCode == SWT.ARROW_DOWN) {
				list.getControl().setFocus();
			}
		});
		setControl(area);
		show(null);
		program.engine().modelServers().findLocal(program.connections().all())
				.thenAcceptAsync(this::showFound, new UiExecutor(area));
	}

	private TableViewerColumn column(Function<ConnectionPreset, String> text) {
		TableViewerColumn column = new TableViewerColumn(list, SWT.NONE);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> text.apply((ConnectionPreset) row)));
		return column;
	}

	private String where(ConnectionPreset preset) {
		if (found.contains(preset)) {
			return Messages.Preset_answers;
		}
		return preset.local() ? Messages.Preset_local : preset.baseUrl();
	}

	private void showFound(List<ConnectionPreset> answering) {
		found = answering;
		show(selected());
	}

	private void show(ConnectionPreset selected) {
		List<ConnectionPreset> rows = new ArrayList<>(found);
		program.connections().presets().stream().filter(preset -> !found.contains(preset)).forEach(rows::add);
		rows.removeIf(preset -> !matches(preset, search.getText()));
		list.setInput(rows);
		ConnectionPreset next = rows.contains(selected) ? selected : rows.isEmpty() ? null : rows.getFirst();
		list.setSelection(next == null ? StructuredSelection.EMPTY : new StructuredSelection(next), true);
		setPageComplete(next != null);
		setErrorMessage(rows.isEmpty() ? Messages.Preset_none : null);
	}

	/** Whether the name or address of a service contains all words. */
	static boolean matches(ConnectionPreset preset, String words) {
		String all = (preset.name() + " " + preset.baseUrl()).toLowerCase(Locale.ROOT);
		return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
	}

	private ConnectionPreset selected() {
		return (ConnectionPreset) list.getStructuredSelection().getFirstElement();
	}

	/** Called whenever the next page may be shown; what was typed there stays as long as the service is the same. */
	@Override
	public IWizardPage getNextPage() {
		ConnectionPreset selected = selected();
		if (selected != null && !selected.equals(begun)) {
			begun = selected;
			begin.accept(selected);
		}
		return super.getNextPage();
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible) {
			search.setFocus();
		}
	}
}
