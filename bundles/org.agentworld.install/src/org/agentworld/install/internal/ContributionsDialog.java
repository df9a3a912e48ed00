package org.agentworld.install.internal;

import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Shows what is about to be installed, and asks whether to go on. */
final class ContributionsDialog extends MessageDialog {

	private static final int WIDTH = 620;
	private static final int HEIGHT = 220;

	private final List<String> plugIns;

	/** @param plugIns a paragraph for each */
	ContributionsDialog(Shell parent, List<String> plugIns) {
		super(parent, Messages.ContributionsDialog_title, null, Messages.ContributionsDialog_message, INFORMATION, 0,
				Messages.ContributionsDialog_install, IDialogConstants.CANCEL_LABEL);
		this.plugIns = plugIns;
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	@Override
	protected Control createCustomArea(Composite parent) {
		Text list = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
		list.setText(String.join("\n\n", plugIns));
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(list);
		return list;
	}
}
