package org.agentworld.ui.internal.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Enablement;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.events.IExpansionListener;
import org.eclipse.ui.forms.widgets.ExpandableComposite;

/** The settings of one connection. Says while one types what is wrong with them; Test asks the server. */
final class SettingsPage extends WizardPage {

	private static final int LONGEST_WAIT = 3600;
	private static final int MOST_RETRIES = 10;
	private static final int MOST_CALLS = 1000;
	private static final int COLUMN_SPACING = 12;
	private static final int RESULT_HEIGHT = 48;
	private static final int WIDTH = 560;
	private static final int HEIGHT = 420;

	private final Program program;
	private final List<Runnable> shows = new ArrayList<>();
	private ConnectionDraft draft;
	private ScrolledComposite scrolled;
	private Composite fields;
	private Text address;
	private KeyField key;
	private Text model;
	private Label modelState;
	private ModelProposals models;
	private Label useLabel;
	private Combo use;
	private List<WorldUse> worlds = List.of();
	/** The address that the person wanted to be asked. */
	private String confirmed;
	private Button test;
	private Text result;
	private boolean showing;

	SettingsPage(Program program) {
		super("settings");
		this.program = program;
		setPageComplete(false);
	}

	/** From now on this is edited here. */
	void edit(ConnectionDraft edited) {
		draft = edited;
		if (fields != null) {
			show();
		}
	}

	ConnectionDraft draft() {
		return draft;
	}

	/** The world that is to use the connection; empty: none. */
	Optional<WorldUse> use() {
		int index = use.getSelectionIndex();
		return draft.isNew() && index > 0 ? Optional.of(worlds.get(index - 1)) : Optional.empty();
	}

	@Override
	public void createControl(Composite parent) {
		scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setShowFocusedControl(true);
		fields = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).spacing(COLUMN_SPACING, COLUMN_SPACING / 2).applyTo(fields);
		line(Messages.Settings_name, Literals.NAMED__NAME);
		address = line(Messages.Settings_address, Literals.CONNECTION_SETTINGS__BASE_URL);
		address.addListener(SWT.FocusOut, _ -> models.ask());
		Label keyLabel = label(fields, Messages.Settings_key, SWT.BEGINNING);
		key = new KeyField(fields, () -> {
			changed();
			resize();
		});
		putBeside(keyLabel, key.first());
		createModel();
		createAdvanced();
		createUse();
		createTest();
		scrolled.setContent(fields);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(scrolled);
		setControl(scrolled);
		Background.call(scrolled, program.connections()::whyKeysAreNotKept,
				why -> why.ifPresent(this::showNotKept), this::setErrorMessage);
		if (draft != null) {
			show();
		}
	}

	private void showNotKept(String why) {
		key.showNotKept(why);
		resize();
	}

	private static Label label(Composite parent, String text, int align) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, align).applyTo(label);
		return label;
	}

	/** The label of several controls that stand below each other belongs to the first line of them. */
	private static void putBeside(Label label, Control highest) {
		((GridData) label.getLayoutData()).verticalIndent = (highest.computeSize(SWT.DEFAULT, SWT.DEFAULT).y
				- label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y) / 2;
	}

	private Text line(String name, EAttribute attribute) {
		label(fields, name, SWT.CENTER);
		return text(fields, name, attribute);
	}

	private Text text(Composite parent, String name, EAttribute attribute) {
		Text text = new Text(parent, SWT.SINGLE | SWT.BORDER);
		AccessibleNames.set(text, name);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addListener(SWT.Modify, _ -> edit(() -> draft.set(attribute, text.getText())));
		shows.add(() -> text.setText(draft.text(attribute)));
		return text;
	}

	private void createModel() {
		Label label = label(fields, Messages.Settings_model, SWT.BEGINNING);
		Composite area = new Composite(fields, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		model = text(area, Messages.Settings_model, Literals.CONNECTION_SETTINGS__DEFAULT_MODEL);
		model.setMessage(Messages.Settings_modelHint);
		Button open = new Button(area, SWT.PUSH);
		open.setText(Messages.Settings_models);
		open.addListener(SWT.Selection, _ -> {
			confirmed = address.getText();
			models.open();
		});
		putBeside(label, open);
		modelState = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH / 2, SWT.DEFAULT).applyTo(modelState);
		models = new ModelProposals(model, this::list, state -> {
			modelState.setText(state.replace("&", "&&"));
			resize();
		});
	}

	/** The server's models, as soon as it makes sense to ask for them, and may be done. */
	private CompletableFuture<Optional<List<ModelInfo>>> list() {
		boolean may = draft.mayBeAskedUnsaid() || address.getText().equals(confirmed);
		return draft.problem().isPresent() || !may ? null : program.catalog().models(draft.result(), draft.key());
	}

	private void createAdvanced() {
		ExpandableComposite section = new ExpandableComposite(fields, SWT.NONE, ExpandableComposite.TWISTIE);
		section.setText(Messages.Settings_advanced);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(section);
		Composite limits = new Composite(section, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(COLUMN_SPACING, COLUMN_SPACING / 2).applyTo(limits);
		number(limits, Messages.Settings_connectSeconds, Literals.CONNECTION_SETTINGS__CONNECT_SECONDS, 1, LONGEST_WAIT);
		number(limits, Messages.Settings_firstTokenSeconds, Literals.CONNECTION_SETTINGS__FIRST_TOKEN_SECONDS, 1,
				LONGEST_WAIT);
		number(limits, Messages.Settings_silenceSeconds, Literals.CONNECTION_SETTINGS__SILENCE_SECONDS, 1, LONGEST_WAIT);
		number(limits, Messages.Settings_retries, Literals.CONNECTION_SETTINGS__RETRIES, 0, MOST_RETRIES);
		number(limits, Messages.Settings_parallelCalls, Literals.CONNECTION_SETTINGS__PARALLEL_CALLS, 0, MOST_CALLS);
		section.setClient(limits);
		section.addExpansionListener(IExpansionListener.expansionStateChangedAdapter(_ -> resize()));
	}

	private void number(Composite parent, String name, EAttribute attribute, int least, int most) {
		label(parent, name, SWT.CENTER);
		Spinner spinner = new Spinner(parent, SWT.BORDER);
		spinner.setMinimum(least);
		spinner.setMaximum(most);
		AccessibleNames.set(spinner, name);
		spinner.addListener(SWT.Modify, _ -> edit(() -> draft.set(attribute, spinner.getSelection())));
		shows.add(() -> spinner.setSelection(draft.number(attribute)));
	}

	private void createUse() {
		useLabel = label(fields, Messages.Settings_use, SWT.CENTER);
		use = new Combo(fields, SWT.READ_ONLY | SWT.DROP_DOWN);
		AccessibleNames.set(use, Messages.Settings_use);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(use);
	}

	private void createTest() {
		test = new Button(fields, SWT.PUSH);
		test.setText(Messages.Settings_test);
		test.addListener(SWT.Selection, _ -> test());
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(test);
		result = new Text(fields, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
		result.setBackground(fields.getBackground());
		AccessibleNames.set(result, Messages.Settings_result);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH / 2, RESULT_HEIGHT).applyTo(result);
	}

	private void test() {
		confirmed = address.getText();
		ProgressWait.Outcome<String> found = ProgressWait.on(getContainer(),
				NLS.bind(Messages.Test_running, draft.result().getName()),
				program.engine().modelServers().test(draft.result(), draft.key()));
		result.setText(found.isDone() ? found.result()
				: found.refusal() == null ? Messages.Test_cancelled : found.refusal());
	}

	private void edit(Runnable change) {
		if (!showing) {
			change.run();
			changed();
		}
	}

	private void changed() {
		result.setText("");
		check();
	}

	private void check() {
		Optional<String> problem = draft.problem();
		setErrorMessage(problem.orElse(null));
		setMessage(draft.warning().orElse(null), WARNING);
		setPageComplete(problem.isEmpty());
		Enablement.set(test, problem.isEmpty());
	}

	private void show() {
		showing = true;
		setTitle(draft.isNew() ? NLS.bind(Messages.Settings_newTitle, draft.text(Literals.NAMED__NAME))
				: draft.text(Literals.NAMED__NAME));
		setDescription(Messages.Settings_description);
		address.setMessage(draft.needsAddress() ? Messages.Settings_addressNeeded : Messages.Settings_addressHint);
		shows.forEach(Runnable::run);
		key.show(draft);
		showUse();
		result.setText("");
		showing = false;
		check();
		// What is missing on a fresh page is no fault of the person's yet.
		setErrorMessage(null);
		resize();
	}

	private void showUse() {
		worlds = WorldUse.all(program.worlds());
		use.removeAll();
		use.add(Messages.Settings_noWorld);
		worlds.forEach(world -> use.add(world.name()));
		use.select(1 + WorldUse.waiting(program.worlds()).map(worlds::indexOf).orElse(-1));
		for (Control control : List.of(useLabel, use)) {
			Visibility.set(control, draft.isNew());
		}
	}

	private void resize() {
		fields.layout(true, true);
		scrolled.setMinSize(fields.computeSize(Math.max(scrolled.getClientArea().width, WIDTH), SWT.DEFAULT));
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (!visible) {
			return;
		}
		// Not before: nobody is asked for the services that were merely looked at.
		models.ask();
		if (draft.needsAddress() && address.getText().isEmpty()) {
			address.setFocus();
		} else if (!key.focusIfMissing()) {
			model.setFocus();
		}
	}
}
