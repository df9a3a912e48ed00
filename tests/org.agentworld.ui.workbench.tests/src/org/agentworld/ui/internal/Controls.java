package org.agentworld.ui.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Finds widgets as a person does: by what they are. */
public final class Controls {

	/** All controls of a type in another one, in their order. */
	public static <W extends Control> List<W> in(Control parent, Class<W> type) {
		List<W> found = new ArrayList<>();
		collect(parent, type, found);
		return found;
	}

	private static <W extends Control> void collect(Control control, Class<W> type, List<W> found) {
		if (type.isInstance(control)) {
			found.add(type.cast(control));
		}
		if (control instanceof Composite composite) {
			Arrays.stream(composite.getChildren()).forEach(child -> collect(child, type, found));
		}
	}

	private Controls() {
	}
}
