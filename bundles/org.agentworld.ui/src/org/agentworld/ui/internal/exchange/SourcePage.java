package org.agentworld.ui.internal.exchange;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Which file or folder to import. */
final class SourcePage extends WizardPage {

	private static final int COLUMNS = 4;

	private Text path;

	SourcePage() {
		super("source");
		setTitle(Messages.Source_heading);
		setDescription(Messages.Source_description);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.Source_path);
		path = new Text(area, SWT.BORDER);
		AccessibleNames.set(path, ExportPage.plain(Messages.Source_path));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(path);
		button(area, Messages.Source_file, () -> {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setFilterExtensions(new String[] { "*.json;*.zip", "*" });
			return dialog.open();
		});
		button(area, Messages.Source_folder, () -> new DirectoryDialog(getShell(), SWT.OPEN).open());
		path.addListener(SWT.Modify, _ -> check());
		setControl(area);
	}

	private interface Choice {
		String ask();
	}

	private void button(Composite area, String label, Choice choice) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(label);
		setButtonLayoutData(button);
		button.addListener(SWT.Selection, _ -> {
			String chosen = choice.ask();
			if (chosen != null) {
				path.setText(chosen);
			}
		});
	}

	private void check() {
		boolean exists = exists();
		setErrorMessage(exists || path.getText().isBlank() ? null : Messages.Source_missing);
		setPageComplete(exists);
	}

	private boolean exists() {
		try {
			return !path.getText().isBlank() && Files.exists(path());
		} catch (InvalidPathException e) {
			return false; // no name that a file can have
		}
	}

	Path path() {
		return Path.of(path.getText().strip()).toAbsolutePath();
	}
}
