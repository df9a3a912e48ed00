package org.agentworld.ui.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.agentworld.core.PlugIns;
import org.agentworld.core.RefusedException;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestPlugIn;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.Dialogs;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.editor.EditorPage;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.explorer.ExplorerView;
import org.agentworld.ui.internal.explorer.Node;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plug-in that is installed while the window is open. */
class PlugInWindowTest {

	private static final String ID = "test.window";
	private static final RGB ICON = new RGB(0xc0, 0x1c, 0x7c);
	private static final String EXTENSIONS = """
			<extension point='org.agentworld.spi.agents'>
			   <classAgent id='repeater' name='Repeater' description='Repeats what you say.' icon='icon.svg'
			         class='org.agentworld.ui.internal.plugin.Repeater'>
			      <starter>Say it again &amp; again.</starter>
			   </classAgent>
			   <promptAgent id='hot' name='Hot' temperature='7'><prompt>Burn.</prompt></promptAgent>
			</extension>""";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());
	private final PlugIns plugIns = program.engine().plugIns();
	private TestPlugIn plugIn;
	private World world;
	private PreferenceDialog dialog;

	@BeforeEach
	void install() throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName("Extended");
		draft.setConnection("offline");
		world = program.worlds().create(draft);
		plugIn = TestPlugIn.start(ID, EXTENSIONS, Repeater.class);
		EventLoop.until(() -> "agents " + plugIns.agents(), () -> plugIns.agents().size() == 1);
	}

	@AfterEach
	void remove() throws RefusedException {
		if (dialog != null) {
			dialog.close();
		}
		page.closeAllEditors(false);
		plugIn.close();
		plugIns.switchPlugIn(ID, true);
		program.worlds().delete(world.getId());
	}

	@Test
	void itsAgentIsAddedLookedAtAndAnswers() throws Exception {
		Agent agent = addRepeater();
		assertThat(agent.getName()).isEqualTo("Repeater");
		assertThat(agent.isAnsweredByClass()).isTrue();

		EventLoop.until(() -> "in front is " + page.getActiveEditor(), () -> page.getActiveEditor() != null
				&& page.getActiveEditor().getEditorInput() instanceof DefinitionInput);
		EventLoop.until(() -> "icon " + icon("Repeater"), () -> icon("Repeater").equals(Optional.of(ICON)));

		Chat chat = program.chats().create(world.getId(), "chat");
		EditorPage editor = EditorPage.open(page, chat);
		EventLoop.until(() -> "buttons " + labels(), () -> labels().contains("Say it again && again."));
		press("Say it again && again.");
		editor.awaitComposer("Say it again & again.");
		editor.send("Say it again & again.");
		editor.awaitIdleWith("You said: Say it again & again.");
		EventLoop.until(() -> "buttons " + labels(), () -> !labels().contains("Say it again && again."));

		plugIn.close();
		EventLoop.until(() -> "icon " + icon("Repeater"), () -> !icon("Repeater").equals(Optional.of(ICON)));
		editor.send("And again?");
		editor.awaitText("Plug-ins…");
		plugIn = TestPlugIn.start(ID, EXTENSIONS, Repeater.class);
	}

	@Test
	void itIsListedWithWhatIsWrongAndSwitchedOff() {
		dialog = PreferencesUtil.createPreferenceDialogOn(page.getWorkbenchWindow().getShell(), PlugInsPage.ID,
				new String[] {PlugInsPage.ID}, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
		EventLoop.until(() -> "rows " + texts(list()), () -> item("Plug-in " + ID).isPresent());
		TableItem row = item("Plug-in " + ID).orElseThrow();
		assertThat(text(row)).isEqualTo("Plug-in test.window | 1.2.3 from Tests, not signed");
		assertThat(row.getChecked()).isTrue();
		select(row);
		assertThat(texts(contributions())).containsExactly("Repeater | Agent: Repeats what you say.",
				"Hot | Agent, cannot be used: The temperature is 7.0; 0 to 2 are allowed.");

		check(row, false);
		EventLoop.until(() -> "agents " + plugIns.agents(), () -> plugIns.agents().isEmpty());
		EventLoop.until(() -> "rows " + texts(list()), () -> item("Plug-in " + ID).filter(one -> !one.getChecked()).isPresent());
		check(item("Plug-in " + ID).orElseThrow(), true);
		EventLoop.until(() -> "agents " + plugIns.agents(), () -> plugIns.agents().size() == 1);
		assertThat(texts(contributions())).as("the plug-in is selected still").hasSize(2);
	}

	private Agent addRepeater() throws CommandException {
		TreeViewer tree = tree();
		EventLoop.until(() -> "no row of the world", () -> worldRow().isPresent());
		tree.setSelection(new StructuredSelection(worldRow().orElseThrow().getData()));
		page.activate(page.findView(ExplorerView.ID));
		Dialogs.onNext("New Agent", PlugInWindowTest::chooseRepeater);
		page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand("org.agentworld.ui.newAgent", null);
		EventLoop.until(() -> "no agent", () -> !agents().isEmpty());
		return agents().getFirst();
	}

	private static void chooseRepeater(Shell shell) {
		Table table = Controls.in(shell, Table.class).getFirst();
		List<TableItem> rows = List.of(table.getItems());
		assertThat(rows).extracting(row -> row.getText(0) + " | " + row.getText(1) + " | " + row.getText(2)).containsExactly(
				"Blank Agent | A model answers, as you describe it | ",
				"Repeater | Repeats what you say. | Plug-in test.window");
		assertThat(colour(rows.get(1).getImage(0).getImageData())).isEqualTo(ICON);
		table.setSelection(1);
		table.notifyListeners(SWT.Selection, new Event());
		assertThat(Controls.in(shell, Text.class).getFirst().getText()).isEqualTo("Repeater");
		Dialogs.press(shell, "OK");
	}

	private List<Agent> agents() {
		try {
			return program.worlds().get(world.getId()).getAgents();
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}

	private TreeViewer tree() {
		try {
			return (TreeViewer) page.showView(ExplorerView.ID).getSite().getSelectionProvider();
		} catch (PartInitException e) {
			throw new AssertionError(e);
		}
	}

	private Optional<TreeItem> worldRow() {
		return Arrays.stream(tree().getTree().getItems())
				.filter(item -> item.getData() instanceof Node.WorldNode node && node.world().equals(world.getId())).findFirst();
	}

	/** The colour in the middle of an agent's icon. */
	private Optional<RGB> icon(String agent) {
		tree().expandToLevel(worldRow().orElseThrow().getData(), 2);
		return Arrays.stream(worldRow().orElseThrow().getItems()).flatMap(item -> Arrays.stream(item.getItems()))
				.filter(item -> item.getData() instanceof Node.AgentNode node && node.name().equals(agent)).findFirst()
				.map(item -> colour(item.getImage().getImageData()));
	}

	private static RGB colour(ImageData image) {
		return image.palette.getRGB(image.getPixel(image.width / 2, image.height / 2));
	}

	private List<String> labels() {
		return buttons().map(Button::getText).toList();
	}

	private Stream<Button> buttons() {
		return Controls.in(page.getWorkbenchWindow().getShell(), Button.class).stream().filter(Button::isVisible);
	}

	private void press(String label) {
		buttons().filter(button -> button.getText().equals(label)).findFirst().orElseThrow().notifyListeners(SWT.Selection,
				new Event());
	}

	private Table list() {
		return tables().getFirst();
	}

	private Table contributions() {
		return tables().get(1);
	}

	private List<Table> tables() {
		return Controls.in(((PreferencePage) dialog.getSelectedPage()).getControl(), Table.class);
	}

	private Optional<TableItem> item(String name) {
		return Arrays.stream(list().getItems()).filter(item -> item.getText().equals(name)).findFirst();
	}

	private static List<String> texts(Table table) {
		return Arrays.stream(table.getItems()).map(PlugInWindowTest::text).toList();
	}

	private static String text(TableItem item) {
		return item.getText(0) + " | " + item.getText(1);
	}

	private void select(TableItem item) {
		list().setSelection(item);
		notifyList(item, SWT.NONE);
	}

	private void check(TableItem item, boolean checked) {
		item.setChecked(checked);
		notifyList(item, SWT.CHECK);
	}

	private void notifyList(TableItem item, int detail) {
		Event event = new Event();
		event.detail = detail;
		event.item = item;
		list().notifyListeners(SWT.Selection, event);
	}
}
