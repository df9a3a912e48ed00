package org.agentworld.ui.internal.program;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Names for controls that show none of their own, as a screen reader says them. */
public final class AccessibleNames {

	private static final String KEY = AccessibleNames.class.getName();

	/** Gives a control its name. On the UI thread. */
	public static void set(Control control, String name) {
		control.setData(KEY, name);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
	}

	/** The name that a control was given here; null if none was. On the UI thread. */
	public static String of(Control control) {
		return (String) control.getData(KEY);
	}

	private AccessibleNames() {
	}
}
