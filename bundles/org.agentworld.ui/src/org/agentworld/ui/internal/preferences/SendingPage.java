package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.RadioGroupFieldEditor;

/** Which key sends a message. */
public final class SendingPage extends PreferencesPage {

	static final String ID = "org.agentworld.ui.preferences.sending";

	@Override
	protected void createFieldEditors() {
		addField(new RadioGroupFieldEditor(Preferences.ENTER_SENDS, Messages.SendingPage_key, 1,
				new String[][] {{Messages.SendingPage_enter, Boolean.TRUE.toString()},
						{Messages.SendingPage_ctrlEnter, Boolean.FALSE.toString()}},
				getFieldEditorParent(), true));
	}
}
