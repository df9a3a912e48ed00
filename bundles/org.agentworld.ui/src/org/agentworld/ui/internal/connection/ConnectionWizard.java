package org.agentworld.ui.internal.connection;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.spi.provider.Secret;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Sets up a connection: which service, then its settings; or changes the settings of one that there is. */
public final class ConnectionWizard extends Wizard {

	private final Program program;
	private final Optional<ConnectionDraft> edited;
	private final SettingsPage settings;

	private ConnectionWizard(Program program, Optional<ConnectionDraft> edited) {
		this.program = program;
		this.edited = edited;
		settings = new SettingsPage(program);
		setWindowTitle(edited.isPresent() ? Messages.Wizard_edit : Messages.Wizard_add);
		setNeedsProgressMonitor(true);
	}

	/** Lets the person connect to a service. Returns when that is done, or given up. */
	public static void add(Shell parent, Program program) {
		dialog(parent, program, Optional.empty()).open();
	}

	/** @return whether something was saved */
	static boolean edit(Shell parent, Program program, ConnectionSettings published) {
		ConnectionDraft draft = ConnectionDraft.of(published,
				ConnectionTexts.preset(published, program.connections().presets()));
		return dialog(parent, program, Optional.of(draft)).open() == Window.OK;
	}

	/** The dialog, not open yet. */
	static WizardDialog dialog(Shell parent, Program program, Optional<ConnectionDraft> edited) {
		WizardDialog dialog = new WizardDialog(parent, new ConnectionWizard(program, edited));
		dialog.setHelpAvailable(false);
		return dialog;
	}

	@Override
	public void addPages() {
		if (edited.isPresent()) {
			settings.edit(edited.get());
		} else {
			addPage(new PresetPage(program, this::begin));
		}
		addPage(settings);
	}

	private void begin(ConnectionPreset preset) {
		List<String> names = program.connections().all().stream().map(ConnectionSettings::getName).toList();
		settings.edit(ConnectionDraft.to(preset, names, variable -> System.getenv(variable) != null));
	}

	@Override
	public boolean canFinish() {
		return settings.isPageComplete() && getContainer().getCurrentPage() == settings;
	}

	@Override
	public boolean performFinish() {
		ConnectionDraft draft = settings.draft();
		ConnectionSettings result = draft.result();
		Optional<Secret> key = draft.key();
		Optional<WorldUse> use = settings.use();
		ProgressWait.Outcome<ConnectionSettings> saved = ProgressWait.on(getContainer(),
				NLS.bind(Messages.Wizard_saving, result.getName()), ProgressWait.start(() -> save(result, key, use)));
		if (saved.refusal() != null) {
			settings.setErrorMessage(saved.refusal());
		}
		return saved.isDone();
	}

	private ConnectionSettings save(ConnectionSettings result, Optional<Secret> key, Optional<WorldUse> use)
			throws RefusedException {
		ConnectionSettings saved = ConnectionDraft.save(program.connections(), result, key);
		if (use.isPresent()) {
			use.get().begin(program.worlds(), saved.getId());
		}
		return saved;
	}
}
