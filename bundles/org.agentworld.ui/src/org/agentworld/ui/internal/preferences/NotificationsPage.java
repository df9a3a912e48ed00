package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;

/** What the person is told of while they look at something else. */
public final class NotificationsPage extends PreferencesPage {

	static final String ID = "org.agentworld.ui.preferences.notifications";

	public NotificationsPage() {
		setDescription(Messages.NotificationsPage_description);
	}

	@Override
	protected void createFieldEditors() {
		addField(new BooleanFieldEditor(Preferences.NOTIFY_OF_ENDS, Messages.NotificationsPage_ends,
				getFieldEditorParent()));
		addField(new BooleanFieldEditor(Preferences.NOTIFY_OF_FAILURES, Messages.NotificationsPage_failures,
				getFieldEditorParent()));
	}
}
