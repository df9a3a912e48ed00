package org.agentworld.ui.internal.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.exchange.ImportPreview;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.Imports;
import org.agentworld.exchange.Progress;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * What an import would bring, what is asked about it, and what is left out. It is read when the page is shown, off the UI
 * thread; going back stops that.
 */
final class PreviewPage extends WizardPage {

	private static final int TAKEN_HEIGHT = 110;
	/** More rows would take a window long to show; the others are done as is proposed. */
	private static final int MOST_ASKED = 100;
	private static final int WARNINGS_HEIGHT = 110;
	private static final int SHOWN_EVERY = 500;
	private static final int MOST_NAMES = 12;

	private final Program program;
	private final Imports imports;
	private final Supplier<Path> path;
	private final Map<String, Choice> choices = new HashMap<>();
	private List<World> worlds = List.of();
	private Optional<WorldId> wanted;
	private AtomicBoolean stopped = new AtomicBoolean(true);
	private ImportPreview preview;

	private Label summary;
	private Label intoLabel;
	private Combo into;
	private Label takenLabel;
	private ScrolledComposite takenArea;
	private Composite taken;
	private Label warningsLabel;
	private Text warnings;

	/** @param wanted the world to which something is added unless the person says another one */
	PreviewPage(Program program, Imports imports, Supplier<Path> path, Optional<WorldId> wanted) {
		super("preview");
		this.program = program;
		this.imports = imports;
		this.path = path;
		this.wanted = wanted;
		setTitle(Messages.Preview_heading);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		summary = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(400, SWT.DEFAULT).applyTo(summary);
		intoLabel = new Label(area, SWT.NONE);
		intoLabel.setText(Messages.Preview_into);
		GridDataFactory.swtDefaults().applyTo(intoLabel);
		into = new Combo(area, SWT.READ_ONLY);
		AccessibleNames.set(into, ExportPage.plain(Messages.Preview_into));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(into);
		takenLabel = label(area, Messages.Preview_taken);
		createTaken(area);
		warningsLabel = label(area, Messages.Preview_warnings);
		warnings = new Text(area, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER | SWT.READ_ONLY);
		AccessibleNames.set(warnings, ExportPage.plain(Messages.Preview_warnings));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(SWT.DEFAULT, WARNINGS_HEIGHT).applyTo(warnings);
		into.addListener(SWT.Selection, _ -> {
			wanted = Optional.of(worlds.get(into.getSelectionIndex()).getId());
			read();
		});
		setControl(area);
		// Their room stays, so that the dialog opens as large as it may have to be.
		for (Control hidden : List.of(intoLabel, into, takenLabel, takenArea)) {
			hidden.setVisible(false);
		}
	}

	private static Label label(Composite area, String text) {
		Label label = new Label(area, SWT.NONE);
		label.setText(text);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
		return label;
	}

	private void createTaken(Composite area) {
		takenArea = new ScrolledComposite(area, SWT.V_SCROLL | SWT.BORDER);
		takenArea.setExpandHorizontal(true);
		takenArea.setExpandVertical(true);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(SWT.DEFAULT, TAKEN_HEIGHT).applyTo(takenArea);
		taken = new Composite(takenArea, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(taken);
		takenArea.setContent(taken);
	}

	/** A row for each name: what it is, and what to do about it. */
	private void ask(List<Clash> clashes) {
		for (Control old : taken.getChildren()) {
			old.dispose();
		}
		for (Clash clash : clashes.subList(0, Math.min(MOST_ASKED, clashes.size()))) {
			new Label(taken, SWT.NONE).setText(clash.name().replace("&", "&&"));
			Combo combo = new Combo(taken, SWT.READ_ONLY);
			AccessibleNames.set(combo, NLS.bind(Messages.Preview_choice, clash.name()));
			GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
			List<Choice> offered = offered(clash);
			combo.setItems(offered.stream().map(choice -> text(clash, choice)).toArray(String[]::new));
			combo.select(offered.indexOf(choiceOf(clash)));
			combo.addListener(SWT.Selection, _ -> {
				choices.put(clash.name(), offered.get(combo.getSelectionIndex()));
				sayWhatGoes();
			});
		}
		if (clashes.size() > MOST_ASKED) {
			Label more = new Label(taken, SWT.WRAP);
			more.setText(NLS.bind(Messages.Preview_moreTaken, clashes.size() - MOST_ASKED,
					text(clashes.getLast(), offered(clashes.getLast()).getFirst())));
			GridDataFactory.fillDefaults().span(2, 1).applyTo(more);
		}
		takenArea.setMinSize(taken.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}

	private static void show(Control control, boolean visible) {
		control.setVisible(visible);
		((GridData) control.getLayoutData()).exclude = !visible;
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible) {
			choices.clear();
			read();
		} else {
			giveUp();
		}
	}

	/** Nobody waits for what is being read. */
	void giveUp() {
		stopped.set(true);
	}

	private void read() {
		giveUp();
		AtomicBoolean gone = new AtomicBoolean();
		stopped = gone;
		preview = null;
		setPageComplete(false);
		setErrorMessage(null);
		setMessage(null);
		setDescription(Messages.Preview_reading);
		worlds = program.worlds().all();
		Path file = path.get();
		Optional<WorldId> target = wanted.or(() -> worlds.stream().findFirst().map(World::getId));
		Background.call(getControl(), () -> {
			try {
				return Optional.of(imports.inspect(file, target, counting(gone)));
			} catch (CancellationException e) {
				return Optional.<ImportPreview>empty();
			}
		}, read -> {
			if (!gone.get()) {
				read.ifPresent(found -> show(found, target));
			}
		}, why -> {
			if (!gone.get()) {
				setErrorMessage(why);
			}
		});
	}

	private Progress counting(AtomicBoolean gone) {
		UiExecutor ui = new UiExecutor(getControl());
		return new Progress() {
			private long messages;

			@Override
			public void message(String chat) {
				if (gone.get()) {
					throw new CancellationException("The person went back.");
				}
				if (++messages % SHOWN_EVERY == 0) {
					String text = NLS.bind(Messages.Preview_readingCount, messages);
					ui.execute(() -> {
						if (!gone.get() && preview == null) {
							setDescription(text);
						}
					});
				}
			}
		};
	}

	private void show(ImportPreview found, Optional<WorldId> target) {
		preview = found;
		setDescription(Messages.Preview_ready);
		summary.setText(summary(found));
		boolean needsWorld = found.kind() != Kind.WORLD;
		show(intoLabel, needsWorld);
		show(into, needsWorld);
		into.setItems(worlds.stream().map(World::getName).toArray(String[]::new));
		target.ifPresent(id -> into.select(worlds.stream().map(World::getId).toList().indexOf(id)));
		choices.keySet().retainAll(found.clashes().stream().map(Clash::name).toList());
		boolean asks = !found.clashes().isEmpty();
		show(takenLabel, asks);
		show(takenArea, asks);
		ask(found.clashes());
		warnings.setText(found.warnings().isEmpty() ? Messages.Preview_noWarnings : String.join("\n", found.warnings()));
		((Composite) getControl()).layout(true, true);
		if (needsWorld && worlds.isEmpty()) {
			setErrorMessage(Messages.Preview_noWorld);
			return;
		}
		sayWhatGoes();
		setPageComplete(true);
	}

	private static String summary(ImportPreview found) {
		String what = NLS.bind(switch (found.kind()) {
			case WORLD -> Messages.Preview_world;
			case CHAT -> Messages.Preview_chat;
			case AGENT -> Messages.Preview_agent;
		}, found.name()) + switch (found.origin()) {
			case WORKBENCH -> Messages.Preview_ofWorkbench;
			case AGENT_WORLD -> Messages.Preview_ofAgentWorld;
		};
		List<String> lines = new ArrayList<>(List.of(what, NLS.bind(Messages.Preview_counts,
				new Object[] { found.agents().size(), found.chats(), found.messages(), found.files() })));
		if (!found.agents().isEmpty()) {
			String names = String.join(", ", found.agents().stream().limit(MOST_NAMES).toList());
			lines.add(NLS.bind(Messages.Preview_agents, found.agents().size() > MOST_NAMES ? names + ", \u2026" : names));
		}
		return String.join("\n", lines);
	}

	private void sayWhatGoes() {
		Optional<Clash> replaced = preview.clashes().stream()
				.filter(clash -> clash.kind() == Clash.Kind.WORLD && choiceOf(clash) == Choice.REPLACE).findFirst();
		setMessage(replaced.map(clash -> NLS.bind(Messages.Preview_goes, clash.name())).orElse(Messages.Preview_ready),
				replaced.isPresent() ? WARNING : NONE);
	}

	/** Without a word of the person nothing that is here changes. */
	private Choice choiceOf(Clash clash) {
		return choices.getOrDefault(clash.name(), offered(clash).getFirst());
	}

	private List<Choice> offered(Clash clash) {
		if (clash.kind() == Clash.Kind.WORLD) {
			return List.of(Choice.RENAME, Choice.REPLACE);
		}
		return preview.kind() == Kind.CHAT ? List.of(Choice.SKIP, Choice.RENAME, Choice.REPLACE)
				: List.of(Choice.RENAME, Choice.REPLACE);
	}

	private static String text(Clash clash, Choice choice) {
		return switch (choice) {
			case RENAME -> NLS.bind(Messages.Preview_renameTo, clash.newName());
			case REPLACE -> clash.kind() == Clash.Kind.WORLD ? Messages.Preview_replaceWorld : Messages.Preview_replaceAgent;
			case SKIP -> Messages.Preview_useHere;
		};
	}

	/** What was found; null while it is being read. */
	ImportPreview preview() {
		return preview;
	}

	/** The world to which it is added; empty for a world. */
	Optional<WorldId> into() {
		return preview.kind() == Kind.WORLD ? Optional.empty() : Optional.of(worlds.get(into.getSelectionIndex()).getId());
	}

	Map<String, Choice> choices() {
		Map<String, Choice> all = new HashMap<>();
		preview.clashes().forEach(clash -> all.put(clash.name(), choiceOf(clash)));
		return all;
	}
}
