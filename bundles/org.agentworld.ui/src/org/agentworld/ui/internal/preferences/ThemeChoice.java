package org.agentworld.ui.internal.preferences;

/** What the person wants the window to look like. */
public enum ThemeChoice {
	/** As the desktop does. */
	SYSTEM,
	LIGHT,
	DARK
}
