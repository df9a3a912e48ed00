package org.agentworld.ui.internal.quickopen;

import java.util.List;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.ui.internal.quickopen.Ranking.Results;
import org.agentworld.ui.internal.workbench.Program;
import org.agentworld.ui.internal.workbench.UiExecutor;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

/** A text over a list of what matches it. All is done in the text, by keyboard; the mouse works as well. */
final class QuickOpenPopup extends PopupDialog {

	private static final Point SIZE = new Point(560, 380);
	private static final int BELOW_TOP = 80;
	private static final int ROWS_OF_A_PAGE = 10;

	private final Program program;
	private final List<ChatAddress> recent;
	private final Consumer<Target> chosen;
	private Text text;
	private TableViewer rows;
	private Finder finder;

	/**
	 * @param recent the chats that come first among equals
	 * @param chosen gets what the person opens, after this is closed
	 */
	QuickOpenPopup(Shell parent, Program program, List<ChatAddress> recent, Consumer<Target> chosen) {
		super(parent, SWT.RESIZE, true, false, false, false, false, "", Messages.QuickOpen_keys);
		this.program = program;
		this.recent = recent;
		this.chosen = chosen;
	}

	@Override
	protected Control createTitleControl(Composite parent) {
		text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH);
		text.setMessage(Messages.QuickOpen_hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		named(text, Messages.QuickOpen_name);
		text.addListener(SWT.Modify, _ -> finder.find(text.getText()));
		text.addListener(SWT.KeyDown, this::move);
		text.addListener(SWT.DefaultSelection, _ -> choose());
		return text;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		rows = new TableViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
		rows.setContentProvider(ArrayContentProvider.getInstance());
		rows.setLabelProvider(new DelegatingStyledCellLabelProvider(new FoundLabels()));
		named(rows.getControl(), Messages.QuickOpen_results);
		rows.addOpenListener(_ -> choose());
		finder = new Finder(new TargetReader(program.worlds(), program.chats(), recent),
				new UiExecutor(rows.getControl()), this::show, this::failed);
		finder.find("");
		return rows.getControl();
	}

	private void show(Results results) {
		Table table = rows.getTable();
		table.setRedraw(false);
		rows.setInput(results.rows());
		select(0);
		table.setRedraw(true);
		if (results.more() > 0) {
			setInfoText(NLS.bind(Messages.QuickOpen_more, results.more()));
		} else if (!results.complete()) {
			setInfoText(Messages.QuickOpen_reading);
		} else {
			setInfoText(results.rows().isEmpty() ? Messages.QuickOpen_none : Messages.QuickOpen_keys);
		}
	}

	private void failed(RefusedException why) {
		setInfoText(NLS.bind(Messages.QuickOpen_failed, why.getMessage()));
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

	private void select(int index) {
		Table table = rows.getTable();
		if (table.getItemCount() > 0) {
			table.setSelection(Math.clamp(index, 0, table.getItemCount() - 1));
			table.showSelection();
		}
	}

	private void choose() {
		if (rows.getStructuredSelection().getFirstElement() instanceof Found found) {
			close();
			chosen.accept(found.target());
		}
	}

	@Override
	public boolean close() {
		if (finder != null) {
			finder.close();
		}
		return super.close();
	}

	@Override
	protected Control getFocusControl() {
		return text;
	}

	@Override
	protected Point getDefaultSize() {
		return SIZE;
	}

	/** In the middle of the window, near its top. */
	@Override
	protected Point getDefaultLocation(Point size) {
		Rectangle window = getParentShell().getBounds();
		return new Point(window.x + (window.width - size.x) / 2, window.y + BELOW_TOP);
	}

	private static void named(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
	}
}
