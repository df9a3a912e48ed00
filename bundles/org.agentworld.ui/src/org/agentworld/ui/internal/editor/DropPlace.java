package org.agentworld.ui.internal.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Lies over the transcript while files are dragged there and says that they can be dropped. A browser would take them for
 * itself, and opens the first of them. Used on the UI thread.
 */
final class DropPlace {

	private final Composite below;
	private Composite place;

	/** @param below what it lies over, with a grid layout */
	DropPlace(Composite below) {
		this.below = below;
	}

	/** Files came over the transcript. */
	void show() {
		if (place == null) {
			place = new Composite(below, SWT.BORDER);
			GridLayoutFactory.fillDefaults().applyTo(place);
			place.setLayoutData(GridDataFactory.fillDefaults().exclude(true).create());
			Label words = new Label(place, SWT.CENTER);
			words.setText(Messages.DropPlace_drop);
			GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).applyTo(words);
			// While something is dragged the mouse does not move for others: it was let go elsewhere.
			place.addListener(SWT.MouseMove, _ -> hide());
			words.addListener(SWT.MouseMove, _ -> hide());
		}
		place.setBounds(below.getClientArea());
		place.layout();
		place.moveAbove(null);
		place.setVisible(true);
	}

	/** They were dropped, or went elsewhere. Later: they are dropped on what is there when this is told. */
	void left() {
		below.getDisplay().asyncExec(this::hide);
	}

	private void hide() {
		if (place != null && !place.isDisposed()) {
			place.setVisible(false);
		}
	}
}
