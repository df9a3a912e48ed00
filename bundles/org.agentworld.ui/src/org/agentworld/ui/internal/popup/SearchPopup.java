package org.agentworld.ui.internal.popup;

import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

/**
 * A text over a list of what it finds. All is done in the text, by keyboard: arrows select, Enter takes the selected row,
 * Esc closes; the mouse works as well. It closes when the person goes elsewhere. For the UI thread.
 */
public abstract class SearchPopup extends PopupDialog {

	private static final Point SIZE = new Point(560, 420);
	private static final int BELOW_TOP = 80;
	private static final int BORDER = 1;
	private static final int ROWS_OF_A_PAGE = 10;

	private final String hint;
	private final String listName;
	private Text text;
	private TableViewer rows;

	/**
	 * @param hint     shown in the empty text, and its accessible name
	 * @param listName the accessible name of the list
	 * @param info     the line at the foot
	 */
	protected SearchPopup(Shell parent, String hint, String listName, String info) {
		super(parent, SWT.NO_TRIM, true, false, false, false, false, "", info);
		this.hint = hint;
		this.listName = listName;
	}

	/** Gives the list its content and labels; called once. */
	protected abstract void fill(TableViewer list);

	/** The text has changed. */
	protected abstract void search(String typed);

	/** Takes a row; this is closed already. */
	protected abstract void chosen(Object row);

	/** A line around it, since no window manager draws one. */
	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		GridLayoutFactory.fillDefaults().margins(BORDER, BORDER).spacing(0, 0).applyTo(shell);
		shell.addPaintListener(paint -> {
			Rectangle area = shell.getClientArea();
			paint.gc.setForeground(shell.getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
			paint.gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		});
	}

	@Override
	protected final Control createTitleControl(Composite parent) {
		text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH);
		text.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		AccessibleNames.set(text, hint);
		text.addListener(SWT.Modify, _ -> search(text.getText()));
		text.addListener(SWT.KeyDown, this::move);
		text.addListener(SWT.DefaultSelection, _ -> choose());
		return text;
	}

	@Override
	protected final Control createDialogArea(Composite parent) {
		rows = new TableViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
		AccessibleNames.set(rows.getControl(), listName);
		rows.addOpenListener(_ -> choose());
		fill(rows);
		return rows.getControl();
	}

	private void move(Event key) {
		int by = switch (key.keyCode) {
			case SWT.ARROW_DOWN -> 1;
			case SWT.ARROW_UP -> -1;
			case SWT.PAGE_DOWN -> ROWS_OF_A_PAGE;
			case SWT.PAGE_UP -> -ROWS_OF_A_PAGE;
			default -> 0;
		};
		if (by != 0) {
			select(rows.getTable().getSelectionIndex() + by);
			key.doit = false;
		}
	}

	/** Selects the row at this index, or the one nearest to it. */
	protected final void select(int index) {
		Table table = rows.getTable();
		if (table.getItemCount() > 0) {
			table.setSelection(Math.clamp(index, 0, table.getItemCount() - 1));
			table.showSelection();
		}
	}

	private void choose() {
		Object row = rows.getStructuredSelection().getFirstElement();
		if (row != null) {
			close();
			chosen(row);
		}
	}

	@Override
	protected final Control getFocusControl() {
		return text;
	}

	@Override
	protected final Point getDefaultSize() {
		return SIZE;
	}

	/** In the middle of the window, near its top. */
	@Override
	protected final Point getDefaultLocation(Point size) {
		Rectangle window = getParentShell().getBounds();
		return new Point(window.x + (window.width - size.x) / 2, window.y + BELOW_TOP);
	}
}
