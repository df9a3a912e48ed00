package org.agentworld.ui.internal.keysheet;

import java.util.List;
import java.util.function.Function;

import org.agentworld.ui.internal.popup.SearchPopup;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableLayout;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableColumn;

/** Lists commands with their keys. */
final class KeySheetPopup extends SearchPopup {

	private static final int COMMAND_WEIGHT = 5;
	private static final int KEYS_WEIGHT = 4;
	private static final int GROUP_WEIGHT = 3;

	private final List<KeySheetRow> sheet;
	private TableViewer list;

	KeySheetPopup(Shell parent, List<KeySheetRow> sheet) {
		super(parent, Messages.KeySheet_hint, Messages.KeySheet_list, Messages.KeySheet_info);
		this.sheet = sheet;
	}

	@Override
	protected void fill(TableViewer rows) {
		list = rows;
		TableLayout layout = new TableLayout();
		list.getTable().setLayout(layout);
		list.getTable().setHeaderVisible(true);
		column(layout, Messages.KeySheet_command, COMMAND_WEIGHT, KeySheetRow::command);
		column(layout, Messages.KeySheet_keys, KEYS_WEIGHT, KeySheetRow::keys);
		column(layout, Messages.KeySheet_group, GROUP_WEIGHT, KeySheetRow::group);
		list.setContentProvider(ArrayContentProvider.getInstance());
		search("");
	}

	private void column(TableLayout layout, String title, int weight, Function<KeySheetRow, String> text) {
		TableColumn column = new TableColumn(list.getTable(), SWT.LEFT);
		column.setText(title);
		layout.addColumnData(new ColumnWeightData(weight));
		new TableViewerColumn(list, column)
				.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> text.apply((KeySheetRow) row)));
	}

	@Override
	protected void search(String typed) {
		list.setInput(sheet.stream().filter(row -> row.matches(typed)).toList());
		select(0);
	}

	@Override
	protected void chosen(Object row) {
		// To read, not to run: quick access runs commands, and says which cannot be run now.
	}
}
