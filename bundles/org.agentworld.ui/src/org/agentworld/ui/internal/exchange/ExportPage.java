package org.agentworld.ui.internal.exchange;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.agentworld.exchange.ExportFile;
import org.agentworld.exchange.ExportFormat;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What to export, how, and to which file. */
final class ExportPage extends WizardPage {

	private static final int COLUMNS = 3;

	private final List<ExportItem> items;
	private Combo what;
	private Combo format;
	private Text file;
	/** What the page itself has put into the field; another text is the person's. */
	private String proposed = "";

	ExportPage(List<ExportItem> items) {
		super("export");
		this.items = items;
		setTitle(Messages.Export_heading);
		setDescription(Messages.Export_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		what = combo(area, Messages.Export_what);
		what.setItems(items.stream().map(ExportItem::label).toArray(String[]::new));
		format = combo(area, Messages.Export_format);
		new Label(area, SWT.NONE).setText(Messages.Export_file);
		file = new Text(area, SWT.BORDER);
		AccessibleNames.set(file, plain(Messages.Export_file));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(file);
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Messages.Export_browse);
		setButtonLayoutData(browse);
		what.addListener(SWT.Selection, _ -> offerFormats());
		format.addListener(SWT.Selection, _ -> proposeFile());
		file.addListener(SWT.Modify, _ -> check());
		browse.addListener(SWT.Selection, _ -> browse());
		setControl(area);
		if (items.isEmpty()) {
			setErrorMessage(Messages.Export_nothing);
			setPageComplete(false);
		} else {
			what.select(0);
			offerFormats();
		}
	}

	private static Combo combo(Composite area, String label) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, SWT.READ_ONLY);
		AccessibleNames.set(combo, plain(label));
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(combo);
		return combo;
	}

	/** A label without its mnemonic and colon. */
	static String plain(String label) {
		return label.replace("&", "").replaceFirst(":$", "");
	}

	private void offerFormats() {
		ExportFormat before = format.getItemCount() == 0 ? ExportFormat.HTML : format();
		List<ExportFormat> offered = offered();
		format.setItems(offered.stream().map(ExportPage::label).toArray(String[]::new));
		format.select(Math.max(0, offered.indexOf(before)));
		proposeFile();
	}

	private List<ExportFormat> offered() {
		return item().isAgent() ? List.of(ExportFormat.JSON)
				: List.of(ExportFormat.HTML, ExportFormat.MARKDOWN, ExportFormat.JSON);
	}

	private static String label(ExportFormat format) {
		return switch (format) {
			case HTML -> Messages.Export_html;
			case MARKDOWN -> Messages.Export_markdown;
			case JSON -> Messages.Export_json;
		};
	}

	/** In the person's own folder; what they typed themselves stays. */
	private void proposeFile() {
		if (file.getText().isBlank() || file.getText().equals(proposed)) {
			proposed = Path.of(System.getProperty("user.home"), ExportFile.suggestedName(item().name(), format())).toString();
			file.setText(proposed);
		}
		check();
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFileName(ExportFile.suggestedName(item().name(), format()));
		dialog.setFilterExtensions(new String[] { "*." + format().extension(), "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			file.setText(chosen);
		}
	}

	private void check() {
		String fault = fault(file.getText());
		setErrorMessage(fault);
		setPageComplete(fault == null);
	}

	private static String fault(String path) {
		if (path.isBlank()) {
			return Messages.Export_fileMissing;
		}
		try {
			return Path.of(path.strip()).getFileName() == null ? Messages.Export_noPath : null;
		} catch (InvalidPathException e) {
			return Messages.Export_noPath;
		}
	}

	ExportItem item() {
		return items.get(what.getSelectionIndex());
	}

	ExportFormat format() {
		String chosen = format.getText();
		for (ExportFormat one : ExportFormat.values()) {
			if (label(one).equals(chosen)) {
				return one;
			}
		}
		throw new IllegalStateException("No format is chosen.");
	}

	Path file() {
		return Path.of(file.getText().strip()).toAbsolutePath();
	}
}
