package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;

/** What the window looks like; a change shows at once. */
public final class AppearancePage extends PreferencesPage {

	static final String ID = "org.agentworld.ui.preferences.appearance";

	@Override
	protected void createFieldEditors() {
		addField(new RadioGroupFieldEditor(Preferences.THEME, Messages.AppearancePage_theme, 1,
				new String[][] {{Messages.AppearancePage_system, ThemeChoice.SYSTEM.name()},
						{Messages.AppearancePage_light, ThemeChoice.LIGHT.name()},
						{Messages.AppearancePage_dark, ThemeChoice.DARK.name()}},
				getFieldEditorParent(), true));
		IntegerFieldEditor textSize = new IntegerFieldEditor(Preferences.TEXT_SIZE, Messages.AppearancePage_textSize,
				getFieldEditorParent(), 2);
		textSize.setValidRange(Preferences.SMALLEST_TEXT_SIZE, Preferences.LARGEST_TEXT_SIZE);
		addField(textSize);
	}
}
