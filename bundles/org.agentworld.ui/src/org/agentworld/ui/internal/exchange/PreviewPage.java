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
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ComboBoxViewerCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
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

	private static final int TABLE_HEIGHT = 110;
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
	private Composite takenArea;
	private TableViewer taken;
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
		show(intoLabel, false);
		show(into, false);
		show(takenLabel, false);
		show(takenArea, false);
	}

	private static Label label(Composite area, String text) {
		Label label = new Label(area, SWT.NONE);
		label.setText(text);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
		return label;
	}

	private void createTaken(Composite area) {
		takenArea = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(SWT.DEFAULT, TABLE_HEIGHT).applyTo(takenArea);
		TableColumnLayout columns = new TableColumnLayout();
		takenArea.setLayout(columns);
		taken = new TableViewer(takenArea, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		taken.getTable().setHeaderVisible(true);
		AccessibleNames.set(taken.getControl(), ExportPage.plain(Messages.Preview_taken));
		taken.setContentProvider(ArrayContentProvider.getInstance());
		TableViewerColumn name = new TableViewerColumn(taken, SWT.NONE);
		name.getColumn().setText(Messages.Preview_takenName);
		name.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> ((Clash) row).name()));
		columns.setColumnData(name.getColumn(), new ColumnWeightData(1));
		TableViewerColumn choice = new TableViewerColumn(taken, SWT.NONE);
		choice.getColumn().setText(Messages.Preview_choice);
		choice.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> text((Clash) row, choiceOf((Clash) row))));
		choice.setEditingSupport(new ChoiceEditing());
		columns.setColumnData(choice.getColumn(), new ColumnWeightData(2));
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
		taken.setInput(found.clashes());
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

	/** On the UI thread. */
	void choose(Clash clash, Choice choice) {
		choices.put(clash.name(), choice);
		taken.update(clash, null);
		sayWhatGoes();
	}

	private final class ChoiceEditing extends EditingSupport {

		ChoiceEditing() {
			super(taken);
		}

		@Override
		protected boolean canEdit(Object row) {
			return true;
		}

		@Override
		protected CellEditor getCellEditor(Object row) {
			ComboBoxViewerCellEditor editor = new ComboBoxViewerCellEditor(taken.getTable(), SWT.READ_ONLY);
			editor.setContentProvider(ArrayContentProvider.getInstance());
			editor.setLabelProvider(LabelProvider.createTextProvider(choice -> text((Clash) row, (Choice) choice)));
			editor.setInput(offered((Clash) row));
			return editor;
		}

		@Override
		protected Object getValue(Object row) {
			return choiceOf((Clash) row);
		}

		@Override
		protected void setValue(Object row, Object value) {
			if (value instanceof Choice choice) {
				choose((Clash) row, choice);
			}
		}
	}
}
