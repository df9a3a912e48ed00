package org.agentworld.ui.internal.editor;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/**
 * An item of a tool bar that shows a symbol. Its tool tip says in words what it does, also to a screen reader: GTK passes on
 * that of an item, but neither that of a button nor the name that SWT would give a button.
 */
final class SymbolItem {

	/** On the UI thread. */
	static ToolItem create(ToolBar bar, String symbol, String words, Runnable action) {
		ToolItem item = new ToolItem(bar, SWT.PUSH);
		item.setText(symbol);
		item.setToolTipText(LegacyActionTools.escapeMnemonics(words));
		item.addListener(SWT.Selection, _ -> action.run());
		return item;
	}

	private SymbolItem() {
	}
}
