package org.agentworld.swtbot.page;

import java.util.Arrays;
import java.util.List;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotMenu;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.PlatformUI;

/** The program's window. */
public final class Window {

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	public Explorer explorer() {
		return new Explorer(this, bot);
	}

	public Welcome welcome() {
		return new Welcome(this, bot);
	}

	public Notifications notifications() {
		return new Notifications(bot);
	}

	/** Opens the dialog in which a model is connected. */
	public ConnectDialog connectAModel() {
		menu("File", "Connect a Model...");
		return new ConnectDialog(bot);
	}

	/** Opens the page of all connections. */
	public ConnectionsPage connections() {
		menu("Window", "Connections...");
		return new ConnectionsPage(bot);
	}

	/** Begins a chat, in the world that is selected or in front. */
	public Chat newChat() {
		return opened(() -> menu("File", "New Chat"));
	}

	/** The chat that something opens. */
	Chat opened(Runnable how) {
		int before = tabs().size();
		how.run();
		Ui.await(() -> "open: " + tabs(), () -> tabs().size() > before);
		return front();
	}

	/** Creates a world, and leaves its form open. */
	public Form newWorld(String name) {
		menu("File", "New World...");
		new Question(bot, "New World").answer("Name:", name);
		return form(name);
	}

	/** Creates an agent in the world that is selected or in front, and leaves its form open. */
	public Form newAgent(String name) {
		return newAgent().name(name).create(name);
	}

	/** Opens the dialog in which an agent is created, in the world that is selected or in front. */
	public NewAgentDialog newAgent() {
		menu("File", "New Agent...");
		return new NewAgentDialog(this, bot);
	}

	/** Brings the form of a world or an agent to the front. */
	public Form form(String name) {
		return new Form(tab(name));
	}

	/** Brings the open chat of this name to the front. */
	public Chat chat(String name) {
		Chat chat = new Chat(tab(name));
		chat.awaitShown();
		return chat;
	}

	/** The chat in front. */
	public Chat front() {
		Chat chat = new Chat(bot.activeEditor());
		chat.awaitShown();
		return chat;
	}

	/** The chat of this name, once it is in front. */
	public Chat front(String name) {
		Ui.await(() -> "in front: " + titleInFront(), () -> titleInFront().equals(name));
		return front();
	}

	/** What is said on the tab in front. */
	public String titleInFront() {
		return bot.activeEditor().getTitle();
	}

	/** What is said on all tabs. */
	public List<String> tabs() {
		return Ui.get(() -> bot.editors().stream().map(SWTBotEditor::getTitle).toList());
	}

	/** The dialog of this title, as soon as it is open. */
	public Question question(String title) {
		return new Question(bot, title);
	}

	/** Chooses an item of the menus above. */
	public void menu(String... path) {
		activate();
		SWTBotMenu menu = bot.menu(path[0]);
		for (String item : Arrays.asList(path).subList(1, path.length)) {
			menu = menu.menu(item);
		}
		menu.click();
	}

	/** Opens the dialog in which something is exported. */
	public ExportDialog export() {
		menu("File", "Export World, Chat or Agent...");
		return new ExportDialog(bot);
	}

	/** Opens the dialog in which something is imported. */
	public ImportDialog importing() {
		menu("File", "Import World, Chat or Agent...");
		return new ImportDialog(bot);
	}

	/** Opens the preferences. */
	public PreferencesDialog preferences() {
		menu("Window", "Preferences");
		return new PreferencesDialog(bot);
	}

	/** Opens the dialog in which software is installed from a site. */
	public InstallDialog installNewSoftware() {
		menu("Help", "Install New Software...");
		return new InstallDialog(bot);
	}

	/** The dialog that shows what plug-ins contribute, as soon as they are there and before they are installed. */
	public ContributionsDialog contributions() {
		return new ContributionsDialog(bot);
	}

	/** The dialog that asks whether something without a signature is trusted. */
	public TrustDialog trustArtifacts() {
		return new TrustDialog(bot);
	}

	/** Opens what is said about the program. */
	public AboutDialog about() {
		menu("Help", "About");
		return new AboutDialog(bot);
	}

	/** Has the keyboard from now on. */
	private void activate() {
		new SWTBotShell(Ui.get(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell())).activate();
	}

	private SWTBotEditor tab(String title) {
		Ui.await(() -> "open: " + tabs(), () -> tabs().contains(title));
		SWTBotEditor editor = bot.editorByTitle(title);
		editor.show();
		return editor;
	}
}
