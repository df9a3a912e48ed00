package org.agentworld.ui.internal.screenshots;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.agentworld.core.PlugIns;
import org.agentworld.core.RefusedException;
import org.agentworld.exchange.ExportFile;
import org.agentworld.exchange.ExportFormat;
import org.agentworld.exchange.ExportSubject;
import org.agentworld.exchange.Exports;
import org.agentworld.exchange.Progress;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestPlugIn;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.connection.Dialogs;
import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.EditorPage;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.exchange.ExportWizard;
import org.agentworld.ui.internal.exchange.ImportWizard;
import org.agentworld.ui.internal.explorer.ExplorerView;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.theme.Appearance.Theme;
import org.agentworld.ui.internal.theme.Appearance;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brings the window into its main situations and takes a picture of each: one small method a situation. No test by its
 * name, so it runs only when asked for: {@code tests/screenshots} does that, and says where the pictures go.
 */
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(Lifecycle.PER_CLASS)
class Screenshots {

	private static final int WIDTH = 1440;
	private static final int HEIGHT = 900;
	private static final String REFUSED = "And now with a column for taxes, please.";
	private static final String REASON = "asks for a key";
	private static final String BUSY = "Which three customers grew most?";
	private static final String DISCUSS = "Find a name for the new plan between you.";
	private static final String WORK = "Work";

	private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
	private final IWorkbenchPage page = window.getActivePage();
	private final Program program = Program.of(window);
	private final Camera camera = new Camera(Path.of(System.getProperty("screenshots.folder")), window.getShell());
	private final IPreferenceStore preferences = new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.agentworld.ui");
	@TempDir
	private Path folder;

	private final ModelServer models = ModelServer.start(Integer.getInteger("screenshots.port"), this::answer);
	/** Whether the models stop in the middle of their answers. */
	private volatile boolean holding;

	@BeforeEach
	void resize() {
		window.getShell().setBounds(0, 0, WIDTH, HEIGHT);
		preferences.setValue("appearance.theme", "LIGHT");
		holding = false;
	}

	@AfterEach
	void closeEditors() {
		page.closeAllEditors(false);
	}

	@AfterAll
	void closeModels() {
		models.close();
	}

	@Test
	@Order(1)
	void firstStart() {
		awaitInExplorer("Demo");
		camera.take("first-start");
	}

	@Test
	@Order(2)
	void oneChat() throws RefusedException {
		Worlds.create(program);
		awaitInExplorer(Worlds.PRODUCT);
		camera.take("one-chat", answered(Talk.RELEASE_NOTES));
	}

	@Test
	@Order(3)
	void error() throws RefusedException {
		EditorPage chat = shown(Talk.RELEASE_NOTES);
		chat.send(REFUSED);
		chat.awaitText(REASON);
		camera.take("error", chat);
	}

	@Test
	@Order(4)
	void quickOpen() throws RefusedException, CommandException {
		EditorPage chat = shown(Talk.RELEASE_NOTES);
		execute("org.agentworld.ui.quickOpen");
		Shell popup = popup();
		Text text = (Text) popup.getDisplay().getFocusControl();
		text.setText("in");
		camera.take("quick-open", chat);
		popup.close();
	}

	@Test
	@Order(5)
	void keySheet() throws RefusedException, CommandException {
		EditorPage chat = shown(Talk.RELEASE_NOTES);
		execute("org.agentworld.ui.keySheet");
		camera.take("keys", chat);
		popup().close();
	}

	@Test
	@Order(6)
	void preferences() throws RefusedException {
		EditorPage chat = shown(Talk.RELEASE_NOTES);
		PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(window.getShell(),
				"org.agentworld.ui.preferences.appearance", null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
		camera.take("preferences", chat);
		dialog.close();
	}

	@Test
	@Order(7)
	void fourTiledChatsStreaming() throws RefusedException, CommandException {
		holding = true;
		List<EditorPage> chats = new ArrayList<>();
		for (Talk talk : List.of(Talk.LISBON, Talk.INTERVIEWS, Talk.INVOICES, Talk.BUDGET)) {
			chats.add(open(talk));
			chats.getLast().send(talk.question());
		}
		execute("org.agentworld.ui.tileFour");
		chats.forEach(chat -> chat.awaitText(Talk.titled(chat.editor().getTitle()).lastWordOfBeginning()));
		camera.take("four-chats", chats.toArray(EditorPage[]::new));
	}

	@Test
	@Order(8)
	void manyBadges() throws RefusedException {
		EditorPage front = answered(Talk.SLOW_IMPORT);
		send(Worlds.named(program, "Accessibility review"), Talk.INTERVIEWS.question());
		send(Worlds.named(program, "Support questions of May"), Talk.INVOICES.question());
		awaitInExplorer("Product  3 working, 1 failed, 2 unread");
		holding = true;
		Chat budget = Worlds.named(program, "Names for the new plan");
		send(budget, Talk.BUDGET.question());
		send(budget, "And for five days?");
		TestEngine.get(program.chats().pin(Worlds.chat(program, Talk.RELEASE_NOTES).getId(), true));
		awaitInExplorer("Product  4 working, 1 failed, 2 unread, queued 1");
		camera.take("badges", front);
	}

	@Test
	@Order(9)
	void formWithErrors() throws RefusedException {
		World world = program.worlds().named(Worlds.PRODUCT).orElseThrow();
		Agent mira = world.getAgents().getFirst();
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), mira.getId(), mira.getName()));
		ScrolledForm form = Controls.in(window.getShell(), ScrolledForm.class).stream().filter(Control::isVisible)
				.findFirst().orElseThrow();
		List<Text> fields = Controls.in(form, Text.class);
		EventLoop.until(() -> "the agent is not read", () -> fields.getFirst().getText().equals(mira.getName()));
		fields.getFirst().setText("Jonas");
		fields.stream().filter(field -> (field.getStyle() & SWT.MULTI) != 0).findFirst().orElseThrow()
				.setText("You are Mira, an editor. You write short, plain texts and ask when something is unclear.");
		named(form, "Temperature").setText("9");
		camera.take("form-with-errors");
	}

	@Test
	@Order(10)
	void darkTheme() throws RefusedException {
		preferences.setValue("appearance.theme", "DARK");
		EventLoop.until(() -> "the theme is not dark", () -> Appearance.of(window).theme() == Theme.DARK);
		camera.take("dark", shown(Talk.SLOW_IMPORT));
	}

	@Test
	@Order(15)
	void files() throws RefusedException, IOException {
		EditorPage chat = inWorkWorld("Harbour and interviews");
		Path photo = Files.write(folder.resolve("Harbour at noon.png"), photo());
		Path notes = Files.writeString(folder.resolve("interviews.csv"), "name,minutes\nAna,42\n");
		chat.attach(photo, notes);
		chat.send(Talk.INTERVIEWS.question());
		chat.awaitText("interviews.csv");
		// A picture is made when it comes near the window.
		chat.browser().evaluate("document.querySelector('.file').scrollIntoView({ block: 'center' }); return ''");
		chat.awaitPicture();
		chat.attach(photo, notes);
		chat.type("And what about these?");
		camera.take("files", chat);
		preferences.setValue("appearance.theme", "DARK");
		EventLoop.until(() -> "the theme is not dark", () -> Appearance.of(window).theme() == Theme.DARK);
		window.getShell().setBounds(0, 0, 700, HEIGHT);
		camera.take("files-dark-narrow", chat);
	}

	/** A sky over a sea. */
	private static byte[] photo() throws IOException {
		BufferedImage image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.getHeight(); y++) {
			int blue = y < 550 ? 0x9cc4ea - y / 8 * 0x010100 : 0x2f6f96;
			for (int x = 0; x < image.getWidth(); x++) {
				image.setRGB(x, y, blue);
			}
		}
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(image, "png", file);
		return file.toByteArray();
	}

	@Test
	@Order(11)
	void connectionsPage() throws RefusedException, CommandException {
		preferences.setValue("appearance.theme", "LIGHT");
		EventLoop.until(() -> "the theme is not light", () -> Appearance.of(window).theme() == Theme.LIGHT);
		connection("OpenAI", "", KeySource.ENVIRONMENT, "gpt-5");
		connection("Ollama", "http://localhost:11434/v1", KeySource.NONE, "llama3.2");
		connection("Work", models.baseUrl().toString(), KeySource.NONE, "model");
		Dialogs.whenOpen("Preferences", dialog -> {
			Table list = Controls.in(dialog, Table.class).getFirst();
			EventLoop.until(() -> "the keys are not known", () -> Arrays.stream(list.getItems())
					.noneMatch(row -> row.getText(list.getColumnCount() - 1).isEmpty()));
			camera.take("connections");
			dialog.close();
		});
		execute("org.agentworld.ui.connections");
	}

	@Test
	@Order(12)
	void addConnection() throws CommandException {
		Dialogs.whenOpen("Connect a Model", dialog -> {
			camera.take("connect-service");
			Dialogs.press(dialog, "Next >");
			EventLoop.until(() -> "not the second page", () -> Controls.in(dialog, Label.class).stream()
					.anyMatch(label -> label.getText().equals("Default model") && label.isVisible()));
			camera.take("connect-settings");
			dialog.close();
		});
		execute("org.agentworld.ui.connect");
	}

	@Test
	@Order(13)
	void keyAskedInPlace() throws RefusedException {
		EditorPage chat = inWorkWorld("Quarterly numbers");
		chat.send(REFUSED);
		chat.awaitText("Enter key…");
		camera.take("key-missing", chat);
		Dialogs.whenOpen("Key", dialog -> {
			camera.take("key", chat);
			dialog.close();
		});
		chat.browser().evaluate("document.querySelector('.action.key').click(); return ''");
		EventLoop.until(() -> "no dialog was closed", () -> window.getShell().getShells().length == 0);
	}

	@Test
	@Order(14)
	void turnWaitsToRetry() throws RefusedException {
		EditorPage chat = inWorkWorld("Long waits");
		chat.send(BUSY);
		chat.awaitText("Asks again by itself");
		camera.take("waits-to-retry", chat);
		TestEngine.get(program.chats().stop(program.chats().named(work().getId(), "Long waits").getFirst().getId()));
	}

	@Test
	@Order(16)
	void messageActions() throws RefusedException {
		EditorPage chat = answered(Talk.SLOW_IMPORT);
		chat.command("previousMessage");
		takeBoth("message-actions", chat);
		chat.type("A draft that waits meanwhile");
		chat.act("human", "edit");
		chat.awaitComposer(Talk.SLOW_IMPORT.question());
		takeBoth("editing", chat);
	}

	@Test
	@Order(17)
	void alternatives() throws RefusedException {
		EditorPage chat = EditorPage.open(page, program.chats().create(product().getId(), "Two ways to say it"));
		chat.send(Talk.BUDGET.question());
		chat.awaitIdleWith(Talk.BUDGET.lastWord());
		chat.act("agent", "again");
		chat.awaitText("2 of 2");
		chat.act("agent", "previous");
		chat.awaitText("1 of 2");
		takeBoth("alternatives", chat);
	}

	@Test
	@Order(18)
	void turnLimit() throws RefusedException {
		World world = product();
		world.setTurnLimit(3);
		program.worlds().update(world);
		Chat origin = program.chats().create(world.getId(), "Which name for the new plan, and how do we announce it?");
		EditorPage chat = EditorPage.open(page, origin);
		chat.send(DISCUSS);
		chat.awaitIdleWith("Go On");
		chat.act("human", "branch");
		EventLoop.until(() -> "no branch", () -> page.getActiveEditor() != chat.editor());
		ChatEditor branch = (ChatEditor) page.getActiveEditor();
		EditorPage.open(page, program.chats().get(branch.address().chat())).awaitText(DISCUSS);
		camera.take("branch");
		page.activate(chat.editor());
		takeBoth("turn-limit", chat);
	}

	@Test
	@Order(19)
	void mentions() throws RefusedException {
		World world = product();
		program.worlds().createAgent(world.getId(), TestEngine.agent("Ana-Sofia de la Cruz y Mendoza, legal"));
		Agent off = TestEngine.agent("Archivist");
		off.setEnabled(false);
		program.worlds().createAgent(world.getId(), off);
		EditorPage chat = shown(Talk.RELEASE_NOTES);
		chat.type("@Mira, please ask @Priya about the table.\n");
		chat.awaitLabel("Mira answers.");
		chat.write("@");
		takeBoth("mentions", chat);
	}

	@Test
	@Order(20)
	void queue() throws RefusedException {
		holding = true;
		EditorPage chat = EditorPage.open(page, program.chats().create(product().getId(), "Things to do"));
		chat.send(Talk.INTERVIEWS.question());
		chat.awaitText(Talk.INTERVIEWS.lastWordOfBeginning());
		chat.send("Then write a mail to the people who were asked, thank them, and tell them what we will do with what they"
				+ " said; in English and Portuguese, and not longer than ten lines each.");
		chat.send("Shorter!");
		chat.send("And a title.");
		takeBoth("queue", chat);
		TestEngine.get(program.chats().pauseQueue(program.chats().named(product().getId(), "Things to do").getFirst().getId()));
		chat.awaitLabel("Queue paused");
		takeBoth("queue-paused", chat);
	}

	@Test
	@Order(21)
	void worldForm() throws RefusedException {
		World world = product();
		DefinitionEditor.open(page, DefinitionInput.of(world.getId(), world.getName()));
		ScrolledForm form = Controls.in(window.getShell(), ScrolledForm.class).stream().filter(Control::isVisible)
				.findFirst().orElseThrow();
		EventLoop.until(() -> "the world is not read",
				() -> Controls.in(form, Text.class).getFirst().getText().equals(world.getName()));
		named(form, "Variables").setText("# What all agents know\ncompany=Acme\nyear");
		expandAgents();
		camera.take("world-form");
	}

	@Test
	@Order(22)
	void plugIns() throws RefusedException, CommandException {
		String extensions = """
				<extension point='org.agentworld.spi.agents'>
				   <promptAgent id='proof-reader' name='Proof Reader' icon='icon.svg'
				         description='Finds mistakes in your texts and says what they are.'>
				      <prompt>You are a proof reader.</prompt>
				      <starter>Please read this: Their going to there house.</starter>
				   </promptAgent>
				   <classAgent id='calculator' name='Calculator' class='org.agentworld.ui.internal.plugin.Repeater' icon='icon.svg'
				         description='Calculates, and shows its steps. Needs no model.'>
				      <starter>2 * (3 + 4)</starter>
				      <starter>(1 + 2) / 3 - 0.25</starter>
				   </classAgent>
				   <classAgent id='broken' name='Broken'/>
				</extension>
				<extension point='org.agentworld.spi.tools'>
				   <tool name='days_between' description='Counts the days from one date to another.' effect='reads' class='none'>
				      <arguments>{"type": "object"}</arguments>
				   </tool>
				</extension>""";
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setName("With plug-ins");
		try (TestPlugIn _ = TestPlugIn.start("org.example.agents", extensions)) {
			PlugIns plugIns = program.engine().plugIns();
			EventLoop.until(() -> "agents " + plugIns.agents(), () -> plugIns.agents().size() == 2);
			plugIns.agents().forEach(agent -> world.getAgents().add(agent.draft()));
			World created = program.worlds().create(world);
			EditorPage chat = EditorPage.open(page, program.chats().create(created.getId(), "Empty"));
			chat.awaitLabel("Begin with:");
			expandAgents();
			takeBoth("starters", chat);
			for (String theme : List.of("LIGHT", "DARK")) {
				preferences.setValue("appearance.theme", theme);
				EventLoop.until(() -> "the theme is another one", () -> Appearance.of(window).theme().name().equals(theme));
				Dialogs.whenOpen("New Agent", dialog -> {
					camera.take("new-agent-" + theme.toLowerCase(Locale.ROOT));
					dialog.close();
				});
				execute("org.agentworld.ui.newAgent");
				PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(window.getShell(),
						"org.agentworld.ui.preferences.plugIns", null, null);
				dialog.setBlockOnOpen(false);
				dialog.open();
				EventLoop.until(() -> "no plug-ins",
						() -> Controls.in(dialog.getShell(), Table.class).getFirst().getItemCount() > 1);
				camera.take("plug-ins-" + theme.toLowerCase(Locale.ROOT));
				dialog.close();
			}
			DefinitionEditor.open(page, DefinitionInput.of(created.getId(), created.getAgents().getLast().getId(), "Calculator"));
			camera.take("class-agent-form");
		}
	}

	private void expandAgents() {
		TreeViewer viewer = (TreeViewer) page.findView(ExplorerView.ID).getSite().getSelectionProvider();
		Arrays.stream(viewer.getTree().getItems()).filter(item -> item.getText().startsWith(Worlds.PRODUCT))
				.forEach(item -> viewer.expandToLevel(item.getItem(0).getData(), 1));
	}

	/** In a light and in a dark window. */
	private void takeBoth(String name, EditorPage chat) {
		theme(Theme.LIGHT);
		camera.take(name, chat);
		theme(Theme.DARK);
		camera.take(name + "-dark", chat);
		theme(Theme.LIGHT);
	}

	private void theme(Theme theme) {
		preferences.setValue("appearance.theme", theme.name());
		EventLoop.until(() -> "the theme is not " + theme, () -> Appearance.of(window).theme() == theme);
	}

	private World product() {
		return program.worlds().named(Worlds.PRODUCT).orElseThrow();
	}

	private World work() {
		return program.worlds().named(WORK).orElseThrow();
	}

	/** A chat of a world that uses a connection which is kept. */
	private EditorPage inWorkWorld(String name) throws RefusedException {
		if (program.worlds().named(WORK).isEmpty()) {
			World draft = ModelFactory.eINSTANCE.createWorld();
			draft.setName(WORK);
			draft.setConnection("work");
			draft.getAgents().add(TestEngine.agent("Mira"));
			program.worlds().create(draft);
		}
		return EditorPage.open(page, program.chats().create(work().getId(), name));
	}

	private void connection(String name, String address, KeySource key, String model) throws RefusedException {
		ConnectionSettings draft = ModelFactory.eINSTANCE.createConnectionSettings();
		draft.setName(name);
		draft.setProvider("openai");
		draft.setBaseUrl(address);
		draft.setKeySource(key);
		draft.setKeyVariable("OPENAI_API_KEY");
		draft.setDefaultModel(model);
		program.connections().create(draft, Optional.empty());
	}

	private static Text named(Control form, String name) {
		return Controls.in(form, Text.class).stream().filter(field -> name.equals(AccessibleNames.of(field))).findFirst()
				.orElseThrow();
	}

	/** What the models say. */
	private Script answer(ModelServer.Asked asked) {
		if (asked.lastText().equals(BUSY)) {
			return Script.status(503, Map.of("Retry-After", "40"), "{\"error\":{\"message\":\"Overloaded.\"}}");
		}
		if (asked.lastText().equals(REFUSED)) {
			return Script.error(401, "Incorrect API key provided.");
		}
		if (asked.lastText().contains(DISCUSS)) {
			return Script.answer("@Jonas, I would call it *Studio*: short, and it says what people do in it. What do you think?");
		}
		if (asked.lastText().contains("@Jonas")) {
			return Script.answer("@Mira, *Studio* is taken by two others. How about *Workshop*?");
		}
		if (asked.lastText().contains("@Mira")) {
			return Script.answer("@Jonas, good. Then *Workshop*, announced with the spring release.");
		}
		Talk talk = Talk.asking(asked.lastText());
		return holding ? Script.stallAfter(talk.beginning()) : Script.answer(talk.pieces());
	}

	private void send(Chat chat, String message) {
		TestEngine.get(program.chats().send(chat.getId(), message));
	}

	private EditorPage open(Talk talk) throws RefusedException {
		return EditorPage.open(page, Worlds.chat(program, talk));
	}

	/** The editor of a chat in which the question was answered before. */
	private EditorPage shown(Talk talk) throws RefusedException {
		EditorPage chat = open(talk);
		chat.awaitText(talk.lastWord());
		return chat;
	}

	/** The editor of a chat in which the question is asked and answered now. */
	private EditorPage answered(Talk talk) throws RefusedException {
		EditorPage chat = open(talk);
		chat.send(talk.question());
		chat.awaitText(talk.lastWord());
		// Only a complete answer can be copied.
		EventLoop.until(chat::transcript, () -> Boolean.TRUE.equals(chat.browser()
				.evaluate("return !!document.querySelector('.entry:last-child.agent .action.copy')")));
		return chat;
	}

	@Test
	@Order(16)
	void exportAndImport() throws RefusedException {
		World world = program.worlds().named(Worlds.PRODUCT).orElseThrow();
		for (String theme : List.of("LIGHT", "DARK")) {
			preferences.setValue("appearance.theme", theme);
			EventLoop.until(() -> "the theme is another one", () -> Appearance.of(window).theme().name().equals(theme));
			WizardDialog export = wizard(new ExportWizard());
			camera.take("export-" + theme.toLowerCase(Locale.ROOT));
			export.close();
			Path file = folder.resolve("product.json");
			ExportFile.write(file, true, out -> new Exports(program.engine())
					.write(new ExportSubject.WholeWorld(world.getId()), ExportFormat.JSON, out, Progress.NONE));
			WizardDialog imported = wizard(new ImportWizard());
			Controls.in(imported.getShell(), Text.class).stream().filter(text -> (text.getStyle() & SWT.READ_ONLY) == 0)
					.findFirst().orElseThrow().setText(file.toString());
			Dialogs.press(imported.getShell(), "Next >");
			EventLoop.until(() -> "no preview", () -> Dialogs.button(imported.getShell(), "Finish").isEnabled());
			awaitDrawn();
			camera.take("import-" + theme.toLowerCase(Locale.ROOT));
			imported.close();
		}
	}

	/** A few frames: what was laid out just now is on the screen then. */
	private void awaitDrawn() {
		boolean[] drawn = new boolean[1];
		window.getShell().getDisplay().timerExec(300, () -> drawn[0] = true);
		EventLoop.until(() -> "no timer", () -> drawn[0]);
	}

	private WizardDialog wizard(IWorkbenchWizard wizard) {
		wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
		WizardDialog dialog = new WizardDialog(window.getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		return dialog;
	}

	private void execute(String command) throws CommandException {
		window.getService(IHandlerService.class).executeCommand(command, null);
	}

	private Shell popup() {
		return Arrays.stream(window.getShell().getShells()).filter(Shell::isVisible).findFirst().orElseThrow();
	}

	private void awaitInExplorer(String world) {
		TreeViewer viewer = (TreeViewer) page.findView(ExplorerView.ID).getSite().getSelectionProvider();
		Tree tree = viewer.getTree();
		EventLoop.until(() -> Arrays.toString(tree.getItems()),
				() -> Arrays.stream(tree.getItems()).map(TreeItem::getText).anyMatch(text -> text.startsWith(world)));
		viewer.expandToLevel(2);
	}
}
