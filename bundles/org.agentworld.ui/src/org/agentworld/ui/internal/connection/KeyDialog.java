package org.agentworld.ui.internal.connection;

import java.util.Optional;

import org.agentworld.core.ConnectionManager;
import org.agentworld.core.ConnectionPreset;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.Secret;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Enablement;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for the key of a connection, and nothing else. */
public final class KeyDialog extends TitleAreaDialog {

	private static final int MARGIN = 12;
	private static final int WIDTH = 420;

	private final ConnectionManager connections;
	private final ConnectionSettings connection;
	private Text text;
	private Link note;
	private Secret key;

	private KeyDialog(Shell parent, ConnectionManager connections, ConnectionSettings connection) {
		super(parent);
		this.connections = connections;
		this.connection = connection;
		setHelpAvailable(false);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** The key that the person enters; empty if they would rather not. Returns when the dialog is closed. */
	public static Optional<Secret> ask(Shell parent, ConnectionManager connections, ConnectionSettings connection) {
		KeyDialog dialog = new KeyDialog(parent, connections, connection);
		return dialog.open() == OK ? Optional.of(dialog.key) : Optional.empty();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.KeyDialog_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(NLS.bind(Messages.KeyDialog_heading, connection.getName()));
		setMessage(connection.getKeySource() == KeySource.ENVIRONMENT
				? NLS.bind(Messages.KeyDialog_environment, connection.getKeyVariable())
				: Messages.KeyDialog_message);
		Composite fields = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(fields);
		text = new Text(fields, SWT.SINGLE | SWT.BORDER | SWT.PASSWORD);
		text.setMessage(Messages.KeyField_hint);
		AccessibleNames.set(text, Messages.KeyField_name);
		text.addListener(SWT.Modify, _ -> check());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		note = new Link(fields, SWT.WRAP);
		note.addListener(SWT.Selection, page -> Program.launch(page.text));
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(note);
		showNote(Messages.KeyField_keptNote);
		Background.call(note, connections::whyKeysAreNotKept,
				why -> why.ifPresent(reason -> showNote(reason)),
				this::setErrorMessage);
		return area;
	}

	private void showNote(String where) {
		String page = ConnectionTexts.preset(connection, connections.presets()).map(ConnectionPreset::keyPage).orElse("");
		String escaped = where.replace("&", "&&");
		note.setText(page.isEmpty() ? escaped : escaped + " " + NLS.bind(Messages.KeyField_page, page));
		note.requestLayout();
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Enablement.set(createButton(parent, IDialogConstants.OK_ID, Messages.KeyDialog_save, true), false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	private void check() {
		Optional<String> fault = SecretText.fault(text.getText());
		setErrorMessage(fault.orElse(null));
		Enablement.set(getButton(IDialogConstants.OK_ID), fault.isEmpty());
	}

	@Override
	protected void okPressed() {
		key = new Secret(text.getText());
		super.okPressed();
	}
}
