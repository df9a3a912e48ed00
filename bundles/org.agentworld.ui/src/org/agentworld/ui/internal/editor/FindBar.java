package org.agentworld.ui.internal.editor;

import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;

/** Finds text in the transcript; there only while it is used. Enter goes on, Shift+Enter back, Esc ends. */
final class FindBar {

	private static final int MARGIN = 10;

	/** Who looks for it. */
	interface Search {

		void find(String text, boolean backwards);
	}

	private final Composite area;
	private final Text text;
	private final Label result;
	private final Runnable onClose;

	/** @param onClose the keyboard goes back to where it belongs */
	FindBar(Composite parent, Search search, Runnable onClose) {
		this.onClose = onClose;
		area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(3).extendedMargins(MARGIN, MARGIN, 0, MARGIN / 2).applyTo(area);
		text = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		text.setMessage(Messages.FindBar_hint);
		AccessibleNames.set(text, Messages.FindBar_hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		result = new Label(area, SWT.NONE);
		ToolBar bar = new ToolBar(area, SWT.FLAT | SWT.HORIZONTAL);
		SymbolItem.create(bar, "↑", Messages.FindBar_previous, () -> find(search, true));
		SymbolItem.create(bar, "↓", Messages.FindBar_next, () -> find(search, false));
		SymbolItem.create(bar, "✕", Messages.FindBar_close, this::close);
		text.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
				find(search, (event.stateMask & SWT.SHIFT) != 0);
			} else if (event.keyCode == SWT.ESC) {
				close();
			}
		});
		area.setVisible(false);
	}

	private void find(Search search, boolean backwards) {
		if (!text.getText().isEmpty()) {
			search.find(text.getText(), backwards);
		}
	}

	void open() {
		show(true);
		text.setFocus();
		text.selectAll();
	}

	void close() {
		show(false);
		onClose.run();
	}

	/** What the search came to. */
	void found(boolean any) {
		result.setText(any ? "" : Messages.FindBar_none);
		area.layout();
	}

	private void show(boolean visible) {
		area.setVisible(visible);
		((GridData) area.getLayoutData()).exclude = !visible;
		result.setText("");
		area.getParent().layout(true, true);
	}
}
