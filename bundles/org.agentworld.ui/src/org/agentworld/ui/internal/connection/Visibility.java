package org.agentworld.ui.internal.connection;

import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;

/** Controls of a grid that take no place while they are not seen. */
final class Visibility {

	/** The parent has to be laid out afterwards. */
	static void set(Control control, boolean seen) {
		control.setVisible(seen);
		((GridData) control.getLayoutData()).exclude = !seen;
	}

	private Visibility() {
	}
}
