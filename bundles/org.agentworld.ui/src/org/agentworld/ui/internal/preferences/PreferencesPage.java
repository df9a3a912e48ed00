package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** A page of fields for preferences of the program. */
abstract class PreferencesPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	PreferencesPage() {
		super(GRID);
		setPreferenceStore(Preferences.store());
	}

	@Override
	public void init(IWorkbench workbench) {
		// Needs nothing of it.
	}
}
