package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** What the window looks like; a change shows at once. */
public final class AppearancePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	static final String ID = "org.agentworld.ui.preferences.appearance";

	public AppearancePage() {
		super(GRID);
		setPreferenceStore(Preferences.store());
	}

	@Override
	public void init(IWorkbench workbench) {
		// Needs nothing of it.
	}

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
