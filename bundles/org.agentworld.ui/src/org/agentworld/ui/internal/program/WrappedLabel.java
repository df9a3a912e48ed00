package org.agentworld.ui.internal.program;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A sentence on a page of preferences. The platform's own descriptions do not wrap before the page is as wide as they are
 * long, and a dialog may be as small as it was left.
 */
public final class WrappedLabel {

	/** What pages are asked to get along with, in pixels. */
	public static final int LEAST_WIDTH = 380;

	/** @param parent has a grid layout of one column */
	public static Label create(Composite parent, String text) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private WrappedLabel() {
	}
}
