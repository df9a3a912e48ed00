package org.agentworld.install.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.UpdateOperation;
import org.eclipse.equinox.p2.ui.LoadMetadataRepositoryJob;
import org.eclipse.equinox.p2.ui.ProvisioningUI;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * <em>Check for Updates</em> of a program that a package manager installed: says that this updates the program, and looks for
 * updates of the plug-ins alone.
 */
public final class PackagedUpdateHandler extends AbstractHandler {

	/** Beside the program; holds the command that updates it. The start scripts know the name, too. */
	private static final String PACKAGED = "packaged.txt";

	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		ProvisioningUI ui = ProvisioningUI.getDefaultUI();
		Job.create(Messages.PackagedUpdateHandler_reading, _ -> {
			Set<IInstallableUnit> plugins = new PersonalInstallation(ui.getSession().getProvisioningAgent()).plugins();
			String program = NLS.bind(Messages.PackagedUpdateHandler_program, updateCommand());
			if (!shell.isDisposed()) {
				shell.getDisplay().asyncExec(() -> show(shell, ui, plugins, program));
			}
		}).schedule();
		return null;
	}

	private static void show(Shell shell, ProvisioningUI ui, Set<IInstallableUnit> plugins, String program) {
		if (shell.isDisposed()) {
			return;
		}
		if (plugins.isEmpty()) {
			MessageDialog.openInformation(shell, Messages.PackagedUpdateHandler_title,
					program + ' ' + Messages.PackagedUpdateHandler_noPlugins);
		} else if (MessageDialog.openQuestion(shell, Messages.PackagedUpdateHandler_title,
				program + ' ' + Messages.PackagedUpdateHandler_check)) {
			lookForUpdates(shell, ui, plugins);
		}
	}

	/** Off the UI thread: reads the sites that are known, and then shows what they have. */
	private static void lookForUpdates(Shell shell, ProvisioningUI ui, Set<IInstallableUnit> plugins) {
		UpdateOperation operation = ui.getUpdateOperation(plugins, null);
		LoadMetadataRepositoryJob load = new LoadMetadataRepositoryJob(ui);
		load.setName(Messages.PackagedUpdateHandler_looking);
		load.setUser(true);
		load.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent done) {
				if (!done.getResult().isOK() || shell.isDisposed()) {
					return;
				}
				operation.resolveModal(null);
				shell.getDisplay().asyncExec(() -> ui.openUpdateWizard(true, operation, load));
			}
		});
		load.schedule();
	}

	private static String updateCommand() throws CoreException {
		try {
			Path folder = Path.of(URIUtil.toURI(Platform.getInstallLocation().getURL()));
			return Files.readString(folder.resolve(PACKAGED)).strip();
		} catch (IOException | URISyntaxException e) {
			throw new CoreException(Status.error("The file " + PACKAGED + " beside the program, which says how it is updated, cannot"
					+ " be read. Install the program's package again.", e));
		}
	}
}
