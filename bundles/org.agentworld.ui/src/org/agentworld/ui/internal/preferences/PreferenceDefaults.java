package org.agentworld.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;

/** What holds until the person sets something else. */
public final class PreferenceDefaults extends AbstractPreferenceInitializer {

	@Override
	public void initializeDefaultPreferences() {
		IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(Preferences.NODE);
		defaults.put(Preferences.THEME, ThemeChoice.SYSTEM.name());
		defaults.putInt(Preferences.TEXT_SIZE, Preferences.USUAL_TEXT_SIZE);
		defaults.putBoolean(Preferences.ENTER_SENDS, true);
		defaults.putBoolean(Preferences.NOTIFY_OF_ENDS, true);
		defaults.putBoolean(Preferences.NOTIFY_OF_FAILURES, true);
	}
}
