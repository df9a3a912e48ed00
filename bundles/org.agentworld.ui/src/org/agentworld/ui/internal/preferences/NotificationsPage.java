package org.agentworld.ui.internal.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** What the person is told of while they look at something else. */
public final class NotificationsPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	static final String ID = "org.agentworld.ui.preferences.notifications";

	public NotificationsPage() {
		super(GRID);
		setPreferenceStore(Preferences.store());
		setDescription(Messages.NotificationsPage_description);
	}

	@Override
	public void init(IWorkbench workbench) {
		// Needs nothing of it.
	}

	@Override
	protected void createFieldEditors() {
		addField(new BooleanFieldEditor(Preferences.NOTIFY_OF_ENDS, Messages.NotificationsPage_ends,
				getFieldEditorParent()));
		addField(new BooleanFieldEditor(Preferences.NOTIFY_OF_FAILURES, Messages.NotificationsPage_failures,
				getFieldEditorParent()));
	}
}
