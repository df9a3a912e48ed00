package org.agentworld.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** Sets for tests what the person sets on the pages. */
public final class PreferenceValues {

	public static void choose(ThemeChoice theme) {
		node().put(Preferences.THEME, theme.name());
	}

	public static void notify(boolean ends, boolean failures) {
		node().putBoolean(Preferences.NOTIFY_OF_ENDS, ends);
		node().putBoolean(Preferences.NOTIFY_OF_FAILURES, failures);
	}

	/** The defaults again. */
	public static void restore() {
		try {
			node().clear();
		} catch (BackingStoreException e) {
			throw new AssertionError(e);
		}
	}

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(Preferences.NODE);
	}

	private PreferenceValues() {
	}
}
