package org.agentworld.ui.internal.exchange;

import java.nio.file.Files;
import java.nio.file.Path;

import org.agentworld.exchange.ExportFile;
import org.agentworld.exchange.Exports;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;

/** Writes a world, a chat or an agent to a file. */
public final class ExportWizard extends Wizard implements IExportWizard {

	private Program program;
	private ExportPage page;

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		program = Program.of(workbench.getActiveWorkbenchWindow());
		page = new ExportPage(ExportItem.all(program, workbench.getActiveWorkbenchWindow(), selection));
		setWindowTitle(Messages.Export_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		ExportItem item = page.item();
		Path file = page.file();
		boolean exists = Files.exists(file);
		if (exists && !MessageDialog.openQuestion(getShell(), Messages.Export_replaceTitle,
				NLS.bind(Messages.Export_replace, file.getFileName()))) {
			return false;
		}
		Exports exports = new Exports(program.engine());
		var format = page.format();
		return Exchanging.run(getContainer(), NLS.bind(Messages.Export_working, item.name()), progress -> {
			ExportFile.write(file, exists, out -> exports.write(item.subject(), format, out, progress));
			return file;
		}, page::setErrorMessage).isPresent();
	}
}
