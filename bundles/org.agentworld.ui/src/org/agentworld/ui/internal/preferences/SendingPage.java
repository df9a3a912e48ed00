package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Which key sends a message. */
public final class SendingPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	static final String ID = "org.agentworld.ui.preferences.sending";

	public SendingPage() {
		super(GRID);
		setPreferenceStore(Preferences.store());
	}

	@Override
	public void init(IWorkbench workbench) {
		// Needs nothing of it.
	}

	@Override
	protected void createFieldEditors() {
		addField(new RadioGroupFieldEditor(Preferences.ENTER_SENDS, Messages.SendingPage_key, 1,
				new String[][] {{Messages.SendingPage_enter, Boolean.TRUE.toString()},
						{Messages.SendingPage_ctrlEnter, Boolean.FALSE.toString()}},
				getFieldEditorParent(), true));
	}
}
