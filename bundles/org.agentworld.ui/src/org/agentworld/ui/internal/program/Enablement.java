package org.agentworld.ui.internal.program;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;

/**
 * Enables and disables buttons so that it is seen. The dark theme gives a button's text a colour, which GTK does not dim;
 * it has another one for buttons of this class, as the platform's own wizards use it.
 */
public final class Enablement {

	/** {@code CSSSWTConstants.CSS_CLASS_NAME_KEY} of the platform's style engine. */
	private static final String CLASS = "org.eclipse.e4.ui.css.CssClassName";

	/** On the UI thread. */
	public static void set(Button button, boolean enabled) {
		if (button.getEnabled() != enabled) {
			button.setEnabled(enabled);
			button.setData(CLASS, enabled ? null : "disabled");
			button.reskin(SWT.NONE);
		}
	}

	private Enablement() {
	}
}
