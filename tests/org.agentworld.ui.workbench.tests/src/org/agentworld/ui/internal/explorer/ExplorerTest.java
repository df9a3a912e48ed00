package org.agentworld.ui.internal.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.WorldEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Message;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.Dialogs;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The explorer over worlds of its own. */
class ExplorerTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	/** What an agent of the offline provider says only where it does not know that it said it before. */
	private static final String CONFESSION = "I am no language model";

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());
	private TreeViewer tree;
	private World world;

	@BeforeEach
	void showTheExplorer() throws PartInitException, RefusedException {
		tree = (TreeViewer) page.showView(ExplorerView.ID).getSite().getSelectionProvider();
		world = world("Explored", "offline");
	}

	@AfterEach
	void removeTheWorld() throws RefusedException {
		filter("");
		page.closeAllEditors(false);
		program.worlds().delete(world.getId());
	}

	@Test
	void aWorldThatComesLaterIsUnfolded() throws RefusedException {
		awaitRows("Explored", true);
		World later = world("Later", "offline");
		EventLoop.until(() -> "the new world is folded", () -> topRow(later).filter(TreeItem::getExpanded).isPresent());
		program.worlds().delete(later.getId());
		EventLoop.until(() -> "the new world is there", () -> topRow(later).isEmpty());
	}

	@Test
	void aBadgeSaysThatAChatIsUnreadAndTheWorldSumsUp() throws RefusedException {
		Chat chat = chat("Ann's chat");
		chat("quiet");
		awaitRow("quiet", _ -> true);
		send(chat, "hello");
		awaitRow("Ann's chat", text -> text.equals("Ann's chat  unread"));
		awaitRow("Explored", text -> text.equals("Explored  1 unread"));
		assertThat(row("quiet").getText()).isEqualTo("quiet");

		TestEngine.get(program.chats().seen(chat.getId(), Long.MAX_VALUE));
		awaitRow("Ann's chat", "Ann's chat"::equals);
		awaitRow("Explored", "Explored"::equals);
	}

	@Test
	void aBadgeLeavesSelectionAndFoldingAsTheyAre() throws RefusedException {
		Chat chat = chat("one");
		chat("two");
		select("two");
		TreeItem agents = row("Agents");
		tree.expandToLevel(agents.getData(), 1);
		send(chat, "hello");
		awaitRow("one", text -> text.contains("unread"));
		assertThat(((Node) tree.getStructuredSelection().getFirstElement()).name()).isEqualTo("two");
		assertThat(row("Agents").getExpanded()).isTrue();
	}

	@Test
	void aLongNameLeavesRoomForItsBadge() throws RefusedException {
		Chat chat = chat("A name that goes on and on, longer than any view could be, and still does not end");
		send(chat, "hello");
		awaitRow("A name", text -> text.endsWith("…  unread") && text.length() < 60);
	}

	@Test
	void pinningIsUndoneAndRedone() throws RefusedException, CommandException {
		chat("first");
		chat("second");
		awaitChats("second", "first");
		select("first");
		execute("org.agentworld.ui.pin");
		awaitChats("first  pinned", "second");
		execute("org.eclipse.ui.edit.undo");
		awaitChats("second", "first");
		execute("org.eclipse.ui.edit.redo");
		awaitChats("first  pinned", "second");
		select("first");
		execute("org.agentworld.ui.pin");
		awaitChats("second", "first");
	}

	@Test
	void aNewNameIsUndoneAndRedone() throws RefusedException, CommandException {
		chat("old name");
		select("old name");
		Dialogs.onNext("Rename", dialog -> {
			Text name = Controls.in(dialog, Text.class).getFirst();
			name.setText("x".repeat(201));
			// Refused while it can be changed: this press does nothing.
			Dialogs.press(dialog, "OK");
			assertThat(Controls.in(dialog, Text.class)).extracting(Text::getText)
					.anyMatch(text -> text.contains("201 characters"));
			name.setText("new name");
			Dialogs.press(dialog, "OK");
		});
		execute("org.eclipse.ui.edit.rename");
		awaitChats("new name");
		execute("org.eclipse.ui.edit.undo");
		awaitChats("old name");
		execute("org.eclipse.ui.edit.redo");
		awaitChats("new name");
	}

	@Test
	void severalRowsAreDeletedAtOnce() throws RefusedException, CommandException {
		World second = world("Second", "offline");
		program.chats().create(second.getId(), "goes with its world");
		chat("kept");
		chat("first");
		Chat open = chat("second");
		awaitChats("second", "first", "kept");
		ChatEditor.open(page, address(open), open.getName());
		EventLoop.until(() -> "no row of " + second.getName(), () -> topRow(second).isPresent());
		tree.setSelection(new StructuredSelection(
				List.of(row("first").getData(), row("second").getData(), topRow(second).orElseThrow().getData())));
		page.activate(page.findView(ExplorerView.ID));

		Dialogs.press("Delete", "Cancel");
		execute("org.eclipse.ui.edit.delete");
		awaitChats("second", "first", "kept");
		Dialogs.press("Delete", "OK");
		execute("org.eclipse.ui.edit.delete");

		awaitChats("kept");
		EventLoop.until(() -> "worlds " + program.worlds().all(),
				() -> program.worlds().all().stream().noneMatch(one -> one.getId().equals(second.getId())));
	}

	@Test
	void archivedChatsAreHiddenUntilTheyAreAskedFor() throws RefusedException, CommandException {
		chat("old");
		chat("new");
		awaitChats("new", "old");
		select("old");
		execute("org.agentworld.ui.archive");
		awaitChats("new");
		ExplorerView view = (ExplorerView) page.findView(ExplorerView.ID);
		view.showArchived(true);
		awaitChats("new", "old  archived");
		view.showArchived(false);
		awaitChats("new");
		execute("org.eclipse.ui.edit.undo");
		awaitChats("new", "old");
	}

	@Test
	void theFilterFindsChatsBeyondTheFirstPage() throws RefusedException {
		chat("needle");
		for (int i = 0; i < ExplorerLoader.PAGE; i++) {
			chat("hay " + i);
		}
		awaitRows("Show more", true);
		assertThat(texts()).doesNotContain("needle");
		filter("EEDL");
		awaitChats("needle");
		filter("nothing has this name");
		EventLoop.until(() -> "rows " + texts(), () -> texts().isEmpty());
		filter("");
		awaitRows("Show more", true);
	}

	@Test
	void anEmptyWorldSaysWhatToDo() {
		awaitRows("No chats yet: choose New Chat", true);
	}

	@Test
	void nextChatGoesToTheFailedOneAndThenToTheUnreadOne() throws RefusedException, CommandException {
		for (var concern : program.overview().all()) {
			// What other tests left.
			program.chats().delete(concern.chat().chat()).join();
		}
		World broken = world("Broken", "no such connection");
		try {
			Chat unread = chat("unread");
			send(unread, "hello");
			Chat failed = program.chats().create(broken.getId(), "failed");
			send(failed, "hello");
			EventLoop.until(() -> "overview " + program.overview().all(),
					() -> program.overview().of(address(unread)).isUnread()
							&& !program.overview().of(address(failed)).failed().isEmpty()
							&& program.overview().all().size() == 2);
			execute("org.agentworld.ui.nextChat");
			awaitFront(failed);
			execute("org.agentworld.ui.nextChat");
			awaitFront(unread);
		} finally {
			program.worlds().delete(broken.getId());
		}
	}

	@Test
	void agentsAreDuplicatedMovedAndSwitchedAndThatIsUndone() throws RefusedException, CommandException {
		awaitAgents("Ann");
		selectAgent("Ann");
		execute("org.agentworld.ui.duplicateAgent");
		awaitAgents("Ann", "Ann 2");

		selectAgent("Ann 2");
		execute("org.agentworld.ui.moveAgentUp");
		awaitAgents("Ann 2", "Ann");
		execute("org.eclipse.ui.edit.undo");
		awaitAgents("Ann", "Ann 2");
		execute("org.eclipse.ui.edit.redo");
		awaitAgents("Ann 2", "Ann");
		selectAgent("Ann 2");
		execute("org.agentworld.ui.moveAgentDown");
		awaitAgents("Ann", "Ann 2");

		selectAgent("Ann 2");
		execute("org.agentworld.ui.switchAgent");
		awaitAgents("Ann", "Ann 2  off");
		execute("org.eclipse.ui.edit.undo");
		awaitAgents("Ann", "Ann 2");
		selectAgent("Ann");
		execute("org.agentworld.ui.mainAgent");
		awaitAgents("Ann  main", "Ann 2");
		selectAgent("Ann");
		execute("org.agentworld.ui.mainAgent");
		awaitAgents("Ann", "Ann 2");
		execute("org.eclipse.ui.edit.undo");
		awaitAgents("Ann  main", "Ann 2");
	}

	@Test
	void anAgentForgetsTheChatInFrontOrAll() throws RefusedException, CommandException {
		Chat front = chat("In front");
		Chat other = chat("Other");
		send(front, "one");
		send(other, "one");
		ChatEditor.open(page, address(front), front.getName());
		selectAgent("Ann");
		AtomicReference<String> question = new AtomicReference<>();
		Dialogs.onNext("Clear Memory", dialog -> {
			question.set(Controls.in(dialog, Label.class).stream().map(Label::getText).reduce("", String::concat));
			Dialogs.press(dialog, "In This Chat");
		});
		clearMemory();

		assertThat(question.get()).contains("'Ann'", "The chats stay as they are", "The chat in front is 'In front'.");
		assertThat(answerTo(front, "two")).contains(CONFESSION);
		assertThat(answerTo(other, "two")).doesNotContain(CONFESSION);
		assertThat(messages(front)).hasSize(4);

		page.closeAllEditors(false);
		selectAgent("Ann");
		Dialogs.onNext("Clear Memory", dialog -> {
			assertThat(Controls.in(dialog, Button.class)).extracting(Button::getText).noneMatch("In This Chat"::equals);
			Dialogs.press(dialog, "In All Chats");
		});
		clearMemory();
		assertThat(answerTo(front, "three")).contains(CONFESSION);
		assertThat(answerTo(other, "three")).contains(CONFESSION);
	}

	private void clearMemory() throws CommandException {
		AtomicBoolean cleared = new AtomicBoolean();
		try (EventSubscription _ = program.subscriptions().subscribe(world.getId(), new EventListener<WorldEvent>() {
			@Override
			public void onEvent(WorldEvent event) {
				cleared.compareAndSet(false, event instanceof WorldEvent.AgentMemoryCleared);
			}

			@Override
			public void onOverflow() {
				throw new AssertionError("too many events");
			}
		})) {
			execute("org.agentworld.ui.clearMemory");
			EventLoop.until(() -> "Ann remembers", cleared::get);
		}
	}

	private String answerTo(Chat chat, String text) {
		send(chat, text);
		return messages(chat).getLast().text();
	}

	private List<Message> messages(Chat chat) {
		return TestEngine.get(program.chats().snapshot(chat.getId(), Long.MAX_VALUE, 10)).page().messages();
	}

	@Test
	void whoIsBusyIsSaidWithTheNamesOfItsChats() throws RefusedException, CommandException {
		Agent slow = program.worlds().get(world.getId()).getAgents().getFirst();
		slow.setModel("offline:60000ms");
		program.worlds().updateAgent(world.getId(), slow);
		Chat busy = chat("Long talk");
		TestEngine.get(program.chats().send(busy.getId(), "Go on."));
		awaitRow("Long talk", text -> text.contains("working"));
		selectAgent("Ann");

		AtomicReference<String> refusal = new AtomicReference<>();
		Dialogs.press("Clear Memory", "In All Chats");
		Dialogs.onNext("Not Done", dialog -> {
			refusal.set(Controls.in(dialog, Label.class).stream().map(Label::getText).reduce("", String::concat));
			Dialogs.press(dialog, "OK");
		});
		execute("org.agentworld.ui.clearMemory");
		EventLoop.until(() -> "nothing is refused", () -> refusal.get() != null);

		assertThat(refusal.get()).contains("'Ann' is answering in 'Long talk'.");
		TestEngine.get(program.chats().stop(busy.getId()));
	}

	@Test
	void aNewChatGetsItsNameFromWhatIsSaid() throws RefusedException, CommandException {
		select("Explored");
		execute("org.agentworld.ui.newChat");
		EventLoop.until(() -> "no chat is in front", () -> page.getActiveEditor() instanceof ChatEditor editor
				&& editor.getTitle().equals("New chat"));
		ChatEditorInput input = (ChatEditorInput) page.getActiveEditor().getEditorInput();
		TestEngine.get(program.chats().send(input.chat().chat(), "Plan a week in Porto"));

		EventLoop.until(() -> "rows " + texts() + ", tab " + page.getActiveEditor().getTitle(),
				() -> texts().stream().anyMatch(text -> text.startsWith("Plan a week"))
						&& page.getActiveEditor().getTitle().startsWith("Plan a week")
						&& page.getWorkbenchWindow().getShell().getText().contains("Plan a week"));
	}

	private void selectAgent(String name) {
		EventLoop.until(() -> "agents " + agents(), () -> agentRow(name).isPresent());
		tree.setSelection(new StructuredSelection(agentRow(name).orElseThrow().getData()));
		page.activate(page.findView(ExplorerView.ID));
	}

	private Optional<TreeItem> agentRow(String name) {
		return agentRows().stream().filter(item -> ((Node) item.getData()).name().equals(name)).findFirst();
	}

	private void awaitAgents(String... texts) {
		EventLoop.until(() -> "agents " + agents(), () -> agents().equals(List.of(texts)));
	}

	private List<String> agents() {
		return agentRows().stream().map(TreeItem::getText).toList();
	}

	private List<TreeItem> agentRows() {
		return rows().stream().filter(item -> item.getData() instanceof Node.AgentsNode).findFirst().map(item -> {
			if (!item.getExpanded()) {
				tree.expandToLevel(item.getData(), 1);
			}
			return List.of(item.getItems());
		}).orElse(List.of());
	}

	private void awaitFront(Chat chat) {
		EventLoop.until(() -> "in front is " + page.getActiveEditor(), () -> page.getActiveEditor() != null
				&& page.getActiveEditor().getEditorInput() instanceof ChatEditorInput input
				&& input.chat().equals(address(chat)));
	}

	private World world(String name, String connection) throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName(name);
		draft.setConnection(connection);
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setName("Ann");
		draft.getAgents().add(agent);
		return program.worlds().create(draft);
	}

	private Chat chat(String name) throws RefusedException {
		return program.chats().create(world.getId(), name);
	}

	private static ChatAddress address(Chat chat) {
		return new ChatAddress(chat.getWorld(), chat.getId());
	}

	/** Sends, and waits until the chat is at rest. */
	private void send(Chat chat, String text) {
		TestEngine.get(program.chats().send(chat.getId(), text));
		EventLoop.until(() -> "activity of " + chat.getName(), () -> TestEngine
				.get(program.chats().snapshot(chat.getId(), Long.MAX_VALUE, 1)).activity() == Activity.IDLE);
	}

	private void filter(String text) {
		Text field = (Text) Arrays.stream(tree.getTree().getParent().getChildren()).filter(Text.class::isInstance)
				.findFirst().orElseThrow();
		field.setText(text);
	}

	private void select(String name) {
		awaitRow(name, _ -> true);
		tree.setSelection(new StructuredSelection(row(name).getData()));
		page.activate(page.findView(ExplorerView.ID));
	}

	/** Undo is offered once what is to be undone was saved, which may be after its event came. */
	private void execute(String command) throws CommandException {
		EventLoop.until(() -> command + " is not enabled", () -> PlatformUI.getWorkbench()
				.getService(ICommandService.class).getCommand(command).isEnabled());
		PlatformUI.getWorkbench().getActiveWorkbenchWindow().getService(IHandlerService.class).executeCommand(command,
				null);
	}

	private void awaitRow(String name, Predicate<String> text) {
		EventLoop.until(() -> "rows " + texts(), () -> rows().stream()
				.anyMatch(item -> item.getText().startsWith(name) && text.test(item.getText())));
	}

	private void awaitRows(String text, boolean there) {
		EventLoop.until(() -> "rows " + texts(), () -> texts().contains(text) == there);
	}

	/** Waits until the world's row has these rows of chats. */
	private void awaitChats(String... chats) {
		EventLoop.until(() -> "rows " + texts(), () -> rows().stream()
				.filter(item -> item.getData() instanceof Node.ChatNode chat && chat.world().equals(world.getId()))
				.map(TreeItem::getText).toList().equals(List.of(chats)));
	}

	private TreeItem row(String name) {
		return rows().stream().filter(item -> item.getText().startsWith(name)).findFirst().orElseThrow();
	}

	private Optional<TreeItem> topRow(World of) {
		return Arrays.stream(tree.getTree().getItems())
				.filter(item -> item.getData() instanceof Node.WorldNode node && node.world().equals(of.getId()))
				.findFirst();
	}

	private List<String> texts() {
		return rows().stream().map(TreeItem::getText).toList();
	}

	/** The row of the world and those below it, as far as they were unfolded. */
	private List<TreeItem> rows() {
		List<TreeItem> rows = new ArrayList<>();
		topRow(world).ifPresent(item -> {
			if (!item.getExpanded()) { // doing it each time would keep the event loop from all else
				tree.expandToLevel(item.getData(), 1);
			}
			rows.add(item);
			rows.addAll(List.of(item.getItems()));
		});
		return rows;
	}
}
